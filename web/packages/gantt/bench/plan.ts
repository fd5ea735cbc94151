import type {
  ActivityColumns,
  CalendarColumns,
  GanttColumns,
  ProgressColumns,
  RelationColumns,
} from "../src/index.ts";

const DAY = 1440;
const MORNING = 480;
const EVENING = 1020;
const FIRST_DAY = Date.UTC(2026, 2, 2) / 86_400_000;
const PLAN_DAYS = 700;
const DATA_DAYS = 20;
/** Works under each floor. */
const GROUP = 20;
const WORKS = ["钢筋绑扎", "铝模安装", "混凝土浇筑", "砌体", "抹灰", "管线预埋", "防水", "外架提升"];

type Dice = (sides: number) => number;
type Filled<T> = { [Key in keyof T]-?: unknown[] };

const ACTIVITY_COLUMNS =
  "id parent depth kind code name calendar duration remaining start finish total_float percent flags baseline_start baseline_finish".split(
    " ",
  );

/** A plan of `count` rows: floors of twenty works, two links per activity, seven in ten of them within a floor. */
export function generatePlan(count: number): GanttColumns {
  const dice = createDice(20_261_120);
  const activities = Object.fromEntries(ACTIVITY_COLUMNS.map((name) => [name, [] as unknown[]]));
  const relations = {
    id: [],
    predecessor: [],
    successor: [],
    type: [],
    lag: [],
    driving: [],
  } as unknown as Filled<RelationColumns>;
  for (let row = 0; row < count; row++) {
    const values: Record<string, unknown> = rowOf(row, count, dice);
    for (const name of ACTIVITY_COLUMNS) activities[name]!.push(values[name]);
    if (row >= 30 && row % (GROUP + 1) !== 0) addLinks(relations, row, dice);
  }
  return {
    minutes_per_day: 480,
    data_date: (FIRST_DAY + DATA_DAYS) * DAY + EVENING,
    kinds: ["wbs", "task", "finish_milestone"],
    activities: activities as unknown as ActivityColumns,
    relations: relations as unknown as RelationColumns,
    calendars: [siteCalendar()],
  };
}

/** The same numbers in every run, so that two runs paint the same pictures. */
function createDice(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

function rowOf(row: number, count: number, dice: Dice) {
  const place = row % (GROUP + 1);
  const summary = place === 0;
  const days = summary ? 40 : 2 + dice(9);
  const start = FIRST_DAY + Math.floor((row / count) * PLAN_DAYS) + (summary ? 0 : dice(30));
  const critical = !summary && dice(6) === 0;
  const percent = start < FIRST_DAY + DATA_DAYS ? dice(101) / 100 : 0;
  return {
    id: row + 1,
    parent: summary ? -1 : row - place,
    depth: summary ? 0 : 1,
    kind: summary ? 0 : dice(40) === 0 ? 2 : 1,
    code: `A${row + 1}`,
    name: summary ? `${row / (GROUP + 1) + 1} 层` : `${"AB"[dice(2)]} 区 ${WORKS[dice(WORKS.length)]}`,
    calendar: 0,
    duration: days * 480,
    remaining: days * 480 * (1 - percent),
    start: start * DAY + MORNING,
    finish: (start + days) * DAY + EVENING,
    total_float: critical ? 0 : dice(20) * 480,
    percent,
    flags: critical ? 1 : 0,
    baseline_start: (start - dice(8)) * DAY + MORNING,
    baseline_finish: (start + days - dice(8)) * DAY + EVENING,
  };
}

function addLinks(relations: Filled<RelationColumns>, row: number, dice: Dice): void {
  const links = row % 8 === 0 ? 3 : 2; // summaries have none: two per row in all
  for (let each = 0; each < links; each++) {
    relations.id.push(relations.id.length + 1);
    relations.predecessor.push(Math.max(1, row - distance(row, dice)));
    relations.successor.push(row);
    relations.type.push(dice(10) < 8 ? 0 : 1 + dice(3));
    relations.lag.push(0);
    relations.driving.push(each === 0 ? 1 : 0);
  }
}

/** Seven links in ten stay near, most others reach some floors down, a few cross the whole plan. */
function distance(row: number, dice: Dice): number {
  if (dice(10) < 7) return 1 + dice(GROUP);
  return dice(10) < 8 ? 1 + dice(200) : 1 + dice(row - 1);
}

function siteCalendar(): CalendarColumns {
  const shifts = [
    [480, 720],
    [780, 1020],
  ];
  return { id: 1, name: "单休", week: [shifts, shifts, shifts, shifts, shifts, shifts, []], exceptions: [] };
}

/** The most that a site can tell: of every work, wherever it lies, a part is accepted, a part waits, every fifth is ahead of the dates. */
export function toldBySite({ activities }: GanttColumns): ProgressColumns {
  const rows = Array.from(activities.id, (_, row) => row).filter((row) => activities.kind[row] === 1);
  return {
    id: rows.map((row) => activities.id[row]!),
    accepted: rows.map((row) => 0.2 + (row % 3) / 10),
    claimed: rows.map((row) => 0.5 + (row % 4) / 10),
    remaining: rows.map((row) => activities.duration[row]! / 2),
    ahead: rows.map((row) => Number(row % 5 === 0)),
  };
}
