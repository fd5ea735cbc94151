import chinese from "../../../../src/headway/words/locales/zh-CN.json";
import "../../ui/src/styles/tokens.css";
import "../demo/page.css";
import { createGantt, type Gantt, type GanttTexts } from "../src/index.ts";
import { generatePlan } from "./plan.ts";

const catalogue: Record<string, string> = chinese;
const texts: GanttTexts = (key, parameters = {}) =>
  (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));
const host = document.getElementById("host")!;
let gantt: Gantt | null = null;

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const quantile = (values: number[], part: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

/** Colours on the body canvas and words in the rows: a blank window is no result. */
function inspect(): { colours: number; inked: number; rows: number; words: number } {
  const canvas = document.querySelector<HTMLCanvasElement>(".hwg-time-body")!;
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
  const counts = new Map<number, number>();
  for (let byte = 0; byte < data.length; byte += 4) {
    const colour = (data[byte]! << 16) | (data[byte + 1]! << 8) | data[byte + 2]!;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const ground = Math.max(...counts.values());
  const rows = [...document.querySelectorAll<HTMLElement>(".hwg-row")];
  const words = rows.filter((row) => (row.querySelector(".hwg-name")?.textContent ?? "") !== "").length;
  return { colours: counts.size, inked: 1 - ground / (data.length / 4), rows: rows.length, words };
}

/** From the hand-over of the data to the end of the frame after the first whole picture. */
async function measurePaint(count: number) {
  gantt?.destroy();
  const columns = generatePlan(count);
  const began = performance.now();
  gantt = createGantt(host, { texts });
  gantt.setData(columns);
  await frame();
  await frame();
  const milliseconds = performance.now() - began;
  return { milliseconds, inside: gantt.stats().firstPaintMs, view: inspect(), stats: gantt.stats() };
}

interface Motion {
  fps: number;
  p50: number;
  p95: number;
  worst: number;
  work: number;
  frames: number;
}

/** Moves something in each frame for a time and keeps the lengths of the frames and the work inside them. */
async function measureMotion(milliseconds: number, move: (part: number) => void): Promise<Motion> {
  const lengths: number[] = [];
  const work: number[] = [];
  const began = await frame();
  let before = began;
  for (let now = began; now - began < milliseconds; ) {
    move((now - began) / milliseconds);
    now = await frame();
    lengths.push(now - before);
    work.push(gantt!.stats().lastPaintMs);
    before = now;
  }
  return {
    fps: (lengths.length / (before - began)) * 1000,
    p50: quantile(lengths, 0.5),
    p95: quantile(lengths, 0.95),
    worst: Math.max(...lengths),
    work: quantile(work, 0.5),
    frames: lengths.length,
  };
}

async function measureScroll(milliseconds: number): Promise<Motion> {
  const scroller = document.querySelector<HTMLElement>(".hwg-time-scroller")!;
  const reach = scroller.scrollHeight - scroller.clientHeight;
  // down along the diagonal of the plan, so that there are bars all the way
  const side = scroller.scrollWidth - scroller.clientWidth;
  const motion = await measureMotion(milliseconds, (part) => {
    scroller.scrollTop = part * reach;
    scroller.scrollLeft = part * side * 0.9;
  });
  await rest(50);
  return motion;
}

async function measureZoom(milliseconds: number): Promise<Motion> {
  const { zoom, scrollTop, scrollLeft } = gantt!.getView();
  const motion = await measureMotion(milliseconds, (part) => {
    gantt!.setView({ zoom: 1.2 + 20 * Math.abs(Math.sin(part * 6)) });
  });
  gantt!.setView({ zoom, scrollTop, scrollLeft });
  await rest(50);
  return motion;
}

/** Whole cost of a picture at places all over the plan: our work, then layout and raster, forced to end. */
async function measureJumps(times: number): Promise<number> {
  const scroller = document.querySelector<HTMLElement>(".hwg-time-scroller")!;
  const canvas = document.querySelector<HTMLCanvasElement>(".hwg-time-body")!;
  const grid = document.querySelector<HTMLElement>(".hwg-stage")!;
  const reach = scroller.scrollHeight - scroller.clientHeight;
  const side = scroller.scrollWidth - scroller.clientWidth;
  const costs: number[] = [];
  for (let time = 0; time < times; time++) {
    const part = ((time * 37) % times) / times;
    gantt!.setView({ scrollTop: part * reach, scrollLeft: part * side * 0.9 });
    await frame();
    const began = performance.now();
    grid.getBoundingClientRect();
    canvas.getContext("2d")!.getImageData(0, 0, 1, 1);
    costs.push(gantt!.stats().lastPaintMs + performance.now() - began);
  }
  return quantile(costs, 0.5);
}

/** Closing and opening every summary, from the call to the end of the frame. */
async function measureFold(): Promise<number> {
  const began = performance.now();
  gantt!.collapseToLevel(1);
  await frame();
  gantt!.expandAll();
  await frame();
  return (performance.now() - began) / 2;
}

Object.assign(globalThis, {
  bench: { measurePaint, measureScroll, measureZoom, measureJumps, measureFold, inspect },
});
document.documentElement.dataset.ready = "yes";
