import { type ActivityColumns, FLAG, type GanttColumns } from "../src/index.ts";

const DAY = 1440;
const KINDS = ["wbs", "task", "start_milestone", "finish_milestone", "level_of_effort"];
const MORNING = 8 * 60;
const EVENING = 17 * 60;

interface Draft {
  rows: { [Key in keyof ActivityColumns]-?: (number | string | null)[] };
  links: { predecessor: number[]; successor: number[]; type: number[]; lag: number[]; driving: number[] };
}

const day = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / 86_400_000;

export const DATA_DATE = day(2026, 11, 20) * DAY + EVENING;

/** A small deterministic source of numbers, so that a picture can be taken twice. */
export function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * sides);
  };
}

const isRest = (index: number): boolean => (index + 3) % 7 === 6;

/** The finish of `days` working days that begin on `first`; six-day week. */
function workThrough(first: number, days: number): { start: number; finish: number } {
  let start = first;
  while (isRest(start)) start++;
  let last = start;
  for (let left = days - 1; left > 0; ) {
    last++;
    if (!isRest(last)) left--;
  }
  return { start: start * DAY + MORNING, finish: last * DAY + EVENING };
}

function emptyDraft(): Draft {
  const names =
    "id parent depth kind code name calendar duration remaining start finish late_start late_finish total_float free_float percent flags baseline_start baseline_finish responsible".split(
      " ",
    );
  return {
    rows: Object.fromEntries(names.map((name) => [name, []])) as unknown as Draft["rows"],
    links: { predecessor: [], successor: [], type: [], lag: [], driving: [] },
  };
}

interface RowDraft {
  parent: number;
  depth: number;
  kind: number;
  code: string;
  name: string;
  days?: number;
  start?: number | null;
  finish?: number | null;
  float?: number;
  critical?: boolean;
  slip?: number;
  responsible?: string;
}

function addRow(draft: Draft, row: RowDraft): number {
  const { rows } = draft;
  const index = rows.id.length;
  const { start = null, finish = null, slip = 0 } = row;
  const progress = start === null || finish === null ? 0 : (DATA_DATE - start) / (finish - start);
  const percent = Math.min(
    1,
    Math.max(0, Math.round((progress - (slip > 0 && progress < 1.2 ? 0.15 : 0)) * 20) / 20),
  );
  let flags = percent > 0 ? FLAG.started : 0;
  if (percent >= 1) flags |= FLAG.complete;
  else if (row.critical) flags |= FLAG.critical;
  const duration = (row.days ?? 0) * 480;
  const values: Record<string, number | string | null> = {
    id: 1000 + index,
    parent: row.parent,
    depth: row.depth,
    kind: row.kind,
    code: row.code,
    name: row.name,
    calendar: 0,
    duration,
    remaining: Math.round(duration * (1 - percent)),
    start,
    finish,
    late_start: start === null ? null : start + (row.float ?? 0) * DAY,
    late_finish: finish === null ? null : finish + (row.float ?? 0) * DAY,
    total_float: percent >= 1 || start === null ? null : (row.float ?? 0) * 480,
    free_float: null,
    percent,
    flags,
    baseline_start: start === null ? null : start - slip * DAY,
    baseline_finish: finish === null ? null : finish - slip * DAY,
    responsible: row.responsible ?? "",
  };
  for (const [name, value] of Object.entries(values)) rows[name as keyof ActivityColumns].push(value);
  return index;
}

function link(draft: Draft, predecessor: number, successor: number, driving = true, type = 0): void {
  draft.links.predecessor.push(predecessor);
  draft.links.successor.push(successor);
  draft.links.type.push(type);
  draft.links.lag.push(0);
  draft.links.driving.push(driving ? 1 : 0);
}

/** A summary spans its rows; its share of work done is theirs by duration. */
function closeSummary(draft: Draft, summary: number): void {
  const { rows } = draft;
  let done = 0;
  let whole = 0;
  for (let row = summary + 1; row < rows.id.length; row++) {
    spread(rows.start, rows.finish, summary, row);
    spread(rows.baseline_start, rows.baseline_finish, summary, row);
    if (rows.kind[row] !== 1) continue;
    whole += rows.duration[row] as number;
    done += (rows.duration[row] as number) * (rows.percent[row] as number);
  }
  rows.percent[summary] = whole > 0 ? done / whole : 0;
  rows.flags[summary] = done >= whole ? FLAG.complete | FLAG.started : done > 0 ? FLAG.started : 0;
  const calendarDays = ((rows.finish[summary] as number) - (rows.start[summary] as number)) / DAY;
  rows.duration[summary] = Math.round((calendarDays * 6) / 7) * 480;
}

function spread(
  starts: (number | string | null)[],
  finishes: (number | string | null)[],
  summary: number,
  row: number,
): void {
  const start = starts[row] as number | null;
  const finish = finishes[row] as number | null;
  if (start === null || finish === null) return;
  starts[summary] = Math.min((starts[summary] as number | null) ?? start, start);
  finishes[summary] = Math.max((finishes[summary] as number | null) ?? finish, finish);
}

const STEPS = [
  { name: "钢筋绑扎", days: 4, crew: "钢筋一班" },
  { name: "铝模安装", days: 4, crew: "铝模二班" },
  { name: "混凝土浇筑", days: 2, crew: "混凝土班" },
];

/** One residential block, eighteen floors in two zones, invented for looking at. */
export function sitePlan(): GanttColumns {
  const draft = emptyDraft();
  const root = addRow(draft, { parent: -1, depth: 0, kind: 0, code: "YQ3", name: "云栖雅苑 3# 楼" });
  foundation(draft, root);
  const structure = addRow(draft, { parent: root, depth: 1, kind: 0, code: "ST", name: "主体结构" });
  const top = floors(draft, structure);
  const cap = addRow(draft, {
    ...milestone(structure, "ST-CAP", "主体封顶"),
    start: top.finish,
    finish: top.finish,
  });
  link(draft, top.row, cap);
  closeSummary(draft, structure);
  masonry(draft, root);
  services(draft, root);
  closeSummary(draft, root);
  return columnsOf(draft);
}

const milestone = (parent: number, code: string, name: string): RowDraft => ({
  parent,
  depth: 2,
  kind: 3,
  code,
  name,
  critical: true,
  float: 0,
  slip: 6,
});

function foundation(draft: Draft, root: number): void {
  const summary = addRow(draft, { parent: root, depth: 1, kind: 0, code: "FD", name: "地基与基础" });
  let next = day(2026, 3, 2);
  let before = -1;
  const works: [string, number][] = [
    ["土方开挖", 22],
    ["支护及降水", 18],
    ["桩基检测", 9],
    ["垫层及防水", 12],
    ["筏板基础", 16],
    ["地下室结构", 38],
  ];
  works.forEach(([name, days], index) => {
    const span = workThrough(next, days);
    const row = addRow(draft, {
      parent: summary,
      depth: 2,
      kind: 1,
      code: `FD-0${index + 1}`,
      name,
      days,
      ...span,
      responsible: "基础项目组",
    });
    if (before >= 0) link(draft, before, row);
    before = row;
    next = Math.floor(span.finish / DAY) + 1;
  });
  closeSummary(draft, summary);
}

function floors(draft: Draft, structure: number): { row: number; finish: number } {
  const free = [day(2026, 7, 20), day(2026, 7, 24)];
  const last = [-1, -1];
  let top = { row: -1, finish: 0 };
  for (let floor = 1; floor <= 18; floor++) {
    const summary = addRow(draft, {
      parent: structure,
      depth: 2,
      kind: 0,
      code: `ST-${floor}`,
      name: `${floor} 层`,
    });
    for (const zone of [0, 1]) {
      STEPS.forEach((step, index) => {
        const span = workThrough(free[zone]!, step.days);
        const critical = zone === 1 && floor >= 13;
        const row = addRow(draft, {
          parent: summary,
          depth: 3,
          kind: 1,
          code: `ST-${floor}${"AB"[zone]}-0${index + 1}`,
          name: `${"AB"[zone]} 区 ${step.name}`,
          days: step.days,
          ...span,
          critical,
          float: critical ? 0 : 5,
          slip: floor < 11 ? 0 : zone === 1 ? 6 : 4,
          responsible: step.crew,
        });
        if (last[zone]! >= 0) link(draft, last[zone]!, row);
        if (index === 0 && zone === 1) link(draft, row - 3, row, false);
        if (index === 1 && zone === 1) link(draft, row - 3, row, false, 1);
        last[zone] = row;
        free[zone] = Math.floor(span.finish / DAY) + (index === 2 ? -1 : 1);
        if (span.finish > top.finish) top = { row, finish: span.finish };
      });
    }
    closeSummary(draft, summary);
  }
  return top;
}

function masonry(draft: Draft, root: number): void {
  const summary = addRow(draft, { parent: root, depth: 1, kind: 0, code: "MS", name: "二次结构砌筑" });
  const next = [day(2026, 10, 12), day(2026, 10, 19)];
  for (let floor = 3; floor <= 16; floor++) {
    for (const zone of [0, 1]) {
      const span = workThrough(next[zone]!, 7);
      const row = addRow(draft, {
        parent: summary,
        depth: 2,
        kind: 1,
        code: `MS-${floor}${"AB"[zone]}`,
        name: `${floor} 层 ${"AB"[zone]} 区 砌体`,
        days: 7,
        ...span,
        float: 9,
        responsible: "砌筑一班",
      });
      if (floor > 3) link(draft, row - 2, row);
      next[zone] = Math.floor(span.finish / DAY) + 1;
    }
  }
  closeSummary(draft, summary);
}

function services(draft: Draft, root: number): void {
  const summary = addRow(draft, { parent: root, depth: 1, kind: 0, code: "ME", name: "机电安装" });
  let next = day(2026, 11, 2);
  for (let floor = 1; floor <= 10; floor++) {
    const span = workThrough(next, 12);
    const row = addRow(draft, {
      parent: summary,
      depth: 2,
      kind: 1,
      code: `ME-${floor}`,
      name: `${floor} 层 喷淋支管`,
      days: 12,
      ...span,
      float: 14,
      responsible: "消防班",
    });
    if (floor > 1) link(draft, row - 1, row, false, 1);
    next += 6;
  }
  closeSummary(draft, summary);
}

function columnsOf(draft: Draft): GanttColumns {
  const { links, rows } = draft;
  return {
    minutes_per_day: 480,
    data_date: DATA_DATE,
    time_zone: "Asia/Shanghai",
    kinds: KINDS,
    activities: rows as unknown as ActivityColumns,
    relations: { id: links.type.map((_type, index) => index + 1), ...links },
    calendars: [siteCalendar()],
  };
}

export function siteCalendar(): GanttColumns["calendars"][number] {
  const shifts = [
    [8 * 60, 12 * 60],
    [13 * 60, 17 * 60],
  ];
  return {
    id: 1,
    name: "单休",
    week: [shifts, shifts, shifts, shifts, shifts, shifts, []],
    exceptions: [[day(2026, 10, 1), day(2026, 10, 7), []]],
  };
}
