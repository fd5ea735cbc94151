import "dhtmlx-gantt/codebase/dhtmlxgantt.css";
import "../demo/page.css";
import { gantt } from "dhtmlx-gantt";
import type { GanttColumns } from "../src/index.ts";
import { createFrameRecorder, frame, measureFrames, rest } from "./frames.ts";
import { generatePlan } from "./plan.ts";

const host = document.getElementById("host")!;
const moment = (minutes: number) => new Date(minutes * 60_000);
const TYPES = ["0", "1", "2", "3"];
const DAY_WIDTH = 11;
const ROW = 28;

/** The same plan, layers and window as ours: links, baselines, rest days; what makes it slower by default is off. */
function configure(): void {
  gantt.config.row_height = ROW;
  gantt.config.bar_height = 14;
  gantt.config.min_column_width = DAY_WIDTH;
  gantt.config.scale_height = 48;
  gantt.config.scales = [
    { unit: "month", step: 1, format: "%Y-%m" },
    { unit: "day", step: 1, format: "%d" },
  ];
  gantt.config.work_time = true;
  gantt.config.correct_work_time = false;
  gantt.config.duration_unit = "day";
  gantt.config.smart_rendering = true;
  gantt.config.static_background = true;
  gantt.config.static_background_cells = true;
  gantt.config.baselines = { datastore: "baselines", render_mode: "taskRow", bar_height: 4 } as never;
  gantt.config.columns = [
    { name: "text", tree: true, width: 220 },
    { name: "start_date", width: 90 },
    { name: "duration", width: 60 },
  ] as never;
  gantt.setWorkTime({ day: 0, hours: false });
  gantt.setWorkTime({ day: 6, hours: true });
  gantt.templates.timeline_cell_class = (_task, date) => (gantt.isWorkTime(date) ? "" : "rest");
}

function dataOf({ activities, relations }: GanttColumns) {
  const rows = Array.from(activities.id, (_id, row) => row);
  const critical = (row: number) => ((activities.flags[row]! & 1) !== 0 ? "#ec8a75" : "");
  return {
    tasks: rows.map((row) => ({
      id: activities.id[row]!,
      text: activities.name[row]!,
      parent: activities.parent[row]! < 0 ? 0 : activities.id[activities.parent[row]!]!,
      type: ["project", "task", "milestone"][activities.kind[row]!],
      start_date: moment(activities.start[row]!),
      end_date: moment(activities.finish[row]!),
      progress: activities.percent[row]!,
      color: critical(row),
      open: true,
    })),
    links: Array.from(relations.id, (id, link) => ({
      id,
      source: activities.id[relations.predecessor[link]!]!,
      target: activities.id[relations.successor[link]!]!,
      type: TYPES[[0, 1, 2, 3][relations.type[link]!]!]!,
    })),
    baselines: rows.map((row) => ({
      id: activities.id[row]!,
      task_id: activities.id[row]!,
      start_date: moment(activities.baseline_start![row]!),
      end_date: moment(activities.baseline_finish![row]!),
    })),
  };
}

let started = false;
let plan: GanttColumns | null = null;

async function measurePaint(count: number) {
  plan = generatePlan(count);
  const data = dataOf(plan);
  if (!started) {
    configure();
    gantt.init(host);
    started = true;
  }
  gantt.clearAll();
  await rest(50);
  const began = performance.now();
  gantt.parse(data as never);
  await frame();
  await frame();
  const bars = document.querySelectorAll(".gantt_task_line").length;
  return {
    milliseconds: performance.now() - began,
    bars,
    links: document.querySelectorAll(".gantt_task_link").length,
  };
}

function measureScroll(milliseconds: number) {
  const height = plan!.activities.id.length * ROW;
  const width = gantt.posFromDate(gantt.getState().max_date);
  return measureFrames(milliseconds, (part) => gantt.scrollTo(part * width * 0.9, part * height));
}

async function findBar(part: number): Promise<{ x: number; y: number }> {
  const { activities } = plan!;
  let row = Math.floor(activities.id.length * part);
  while (activities.kind[row] !== 1 || activities.percent[row]! > 0) row++;
  gantt.showTask(activities.id[row]!);
  await rest(300);
  const bar = document.querySelector(`.gantt_task_line[data-task-id="${activities.id[row]}"]`)!;
  const box = bar.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

const recorder = createFrameRecorder();

Object.assign(globalThis, { bench: { measurePaint, measureScroll, findBar, recorder } });
document.documentElement.dataset.ready = "yes";
