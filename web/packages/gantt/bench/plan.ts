import type { ActivityColumns, CalendarColumns, GanttColumns } from "../src/index.ts";

const DAY = 1440;
const WORKS = ["钢筋绑扎", "铝模安装", "混凝土浇筑", "砌体", "抹灰", "管线预埋", "防水", "外架提升"];
const GROUP = 20;

/** A plan of `count` rows: floors of twenty works each, two links per activity, seven in ten of them short. */
export function generatePlan(count: number): GanttColumns {
  let state = 20261120;
  const dice = (sides: number): number => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * sides);
  };
  const column = () => new Array<number>(count).fill(0);
  const activities = {
    id: column(),
    parent: column(),
    depth: column(),
    kind: column(),
    calendar: column(),
    duration: column(),
    remaining: column(),
    start: column(),
    finish: column(),
    total_float: column(),
    percent: column(),
    flags: column(),
    baseline_start: column(),
    baseline_finish: column(),
    code: new Array<string>(count).fill(""),
    name: new Array<string>(count).fill(""),
  } satisfies ActivityColumns;
  const relations = {
    id: [] as number[],
    predecessor: [] as number[],
    successor: [] as number[],
    type: [] as number[],
    lag: [] as number[],
    driving: [] as number[],
  };
  const firstDay = Date.UTC(2026, 2, 2) / 86_400_000;
  let summary = 0;
  for (let row = 0; row < count; row++) {
    const isSummary = row % (GROUP + 1) === 0;
    if (isSummary) summary = row;
    const days = isSummary ? 40 : 2 + dice(9);
    const start = firstDay + Math.floor((row / count) * 700) + (isSummary ? 0 : dice(30));
    const critical = !isSummary && dice(6) === 0;
    const percent = start < firstDay + 18 ? dice(101) / 100 : 0;
    activities.id[row] = row + 1;
    activities.parent[row] = isSummary ? -1 : summary;
    activities.depth[row] = isSummary ? 0 : 1;
    activities.kind[row] = isSummary ? 0 : dice(40) === 0 ? 2 : 1;
    activities.code[row] = `A${row + 1}`;
    activities.name[row] = isSummary
      ? `${row / (GROUP + 1) + 1} 层`
      : `${"AB"[dice(2)]} 区 ${WORKS[dice(WORKS.length)]}`;
    activities.duration[row] = days * 480;
    activities.remaining[row] = days * 480 * (1 - percent);
    activities.start[row] = start * DAY + 480;
    activities.finish[row] = (start + days) * DAY + 1020;
    activities.total_float[row] = critical ? 0 : dice(20) * 480;
    activities.percent[row] = percent;
    activities.flags[row] = critical ? 1 : 0;
    activities.baseline_start[row] = (start - dice(8)) * DAY + 480;
    activities.baseline_finish[row] = (start + days - dice(8)) * DAY + 1020;
    if (row < 30 || isSummary) continue;
    for (let each = 0; each < 2; each++) {
      const back = dice(10) < 7 ? 1 + dice(GROUP) : dice(10) < 8 ? 1 + dice(200) : 1 + dice(row - 1);
      relations.id.push(relations.id.length + 1);
      relations.predecessor.push(Math.max(1, row - back));
      relations.successor.push(row);
      relations.type.push(dice(10) < 8 ? 0 : 1 + dice(3));
      relations.lag.push(0);
      relations.driving.push(each === 0 ? 1 : 0);
    }
  }
  return {
    minutes_per_day: 480,
    data_date: (firstDay + 20) * DAY + 1020,
    kinds: ["wbs", "task", "finish_milestone"],
    activities,
    relations,
    calendars: [siteCalendar()],
  };
}

function siteCalendar(): CalendarColumns {
  const shifts = [
    [480, 720],
    [780, 1020],
  ];
  return { id: 1, name: "单休", week: [shifts, shifts, shifts, shifts, shifts, shifts, []], exceptions: [] };
}
