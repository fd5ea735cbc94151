import chinese from "../../../../src/headway/words/locales/zh-CN.json";
import "../../ui/src/styles/tokens.css";
import "../demo/page.css";
import { createGantt, type Gantt, type GanttColumns, type GanttTexts } from "../src/index.ts";
import { createFrameRecorder, frame, type Motion, measureFrames, quantile, rest } from "./frames.ts";
import { generatePlan, toldBySite } from "./plan.ts";

const catalogue: Record<string, string> = chinese;
const texts: GanttTexts = (key, parameters = {}) =>
  (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));
const host = document.getElementById("host")!;
let gantt: Gantt | null = null;
/** No server answers here: the drops wait until the next measurement. */
const drops: number[] = [];
let plan: GanttColumns | null = null;

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
  const progress = toldBySite(columns);
  plan = columns;
  drops.length = 0;
  const began = performance.now();
  gantt = createGantt(host, { texts });
  gantt.setLayers({ front: true, chain: false });
  gantt.setRights({ edit: true, progress: true });
  gantt.on("move", ({ drop }) => drops.push(drop));
  gantt.setData(columns);
  gantt.setProgress(progress);
  await frame();
  await frame();
  const milliseconds = performance.now() - began;
  return { milliseconds, inside: gantt.stats().firstPaintMs, view: inspect(), stats: gantt.stats() };
}

const measureMotion = (milliseconds: number, move: (part: number) => void): Promise<Motion> =>
  measureFrames(milliseconds, move, () => gantt!.stats().lastPaintMs);

async function measureScroll(milliseconds: number): Promise<Motion> {
  const scroller = document.querySelector<HTMLElement>(".hwg-time-scroller")!;
  const reach = scroller.scrollHeight - scroller.clientHeight;
  // down along the diagonal of the plan, so that there are bars all the way
  const side = scroller.scrollWidth - scroller.clientWidth;
  const motion = await measureMotion(milliseconds, (part) => {
    scroller.scrollTop = part * reach;
    scroller.scrollLeft = part * side * 0.9;
  });
  // until the rows that flew past stand again
  await rest(200);
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

/** A bar in the middle of the plan that may be moved: where the mouse takes hold of it. */
async function findBar(part: number): Promise<{ x: number; y: number }> {
  for (const drop of drops.splice(0)) gantt!.settle(drop, false);
  await rest(200);
  const columns = plan!;
  let row = Math.floor(columns.activities.id.length * part);
  while (columns.activities.kind[row] !== 1 || columns.activities.percent[row]! > 0) row++;
  gantt!.goToRow(columns.activities.id[row]!);
  await rest(100);
  let at = { x: -1, y: -1 };
  const box = host.getBoundingClientRect();
  gantt!.follow({ activityId: columns.activities.id[row]!, instant: null }, (placed) => {
    if (placed) at = { x: box.left + placed.x - 10, y: box.top + placed.y - 16 };
  })();
  return at;
}

/** Lengths of frames between `start` and `stop`, while the mouse moves the bar. */
const recorder = createFrameRecorder();

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
  bench: { measurePaint, measureScroll, measureZoom, measureJumps, measureFold, inspect, findBar, recorder },
});
document.documentElement.dataset.ready = "yes";
