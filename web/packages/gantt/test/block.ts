import chinese from "../../../../src/headway/words/locales/zh-CN.json";
import { LinkIndex } from "../src/link-index.ts";
import type { Scene } from "../src/scene.ts";
import { buildStore } from "../src/store.ts";
import type { Texts } from "../src/texts.ts";
import { readTheme, type Theme } from "../src/theme.ts";
import { TimeScale } from "../src/time-scale.ts";
import type { CalendarColumns, GanttColumns } from "../src/types.ts";
import { VisibleRows } from "../src/visible-rows.ts";

const catalogue: Record<string, string> = chinese;

export const texts: Texts = (key, parameters = {}) =>
  (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (hole, name: string) => String(parameters[name] ?? hole));

export const day = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / 86_400_000;
export const at = (month: number, date: number, hour = 0, year = 2026): number =>
  day(year, month, date) * 1440 + hour * 60;

const shifts = [
  [480, 720],
  [780, 1020],
];

/** Six days a week, 08:00–12:00 and 13:00–17:00, closed on 1–7 October. */
export const sixDays: CalendarColumns = {
  id: 1,
  name: "单休",
  week: [shifts, shifts, shifts, shifts, shifts, shifts, []],
  exceptions: [[day(2026, 10, 1), day(2026, 10, 7), []]],
};

/**
 * Two-storey block, data date Friday 20 November:
 *
 *     0 两层住宅
 *     1   一层         2 钢筋 → 3 模板 → 4 浇筑
 *     5   二层         6 钢筋 → 7 模板
 *     8   封顶 ◆
 */
export function twoStoreyBlock(): GanttColumns {
  return {
    minutes_per_day: 480,
    data_date: at(11, 20, 17),
    kinds: ["wbs", "task", "finish_milestone"],
    calendars: [sixDays],
    activities: {
      id: [10, 11, 12, 13, 14, 15, 16, 17, 18],
      parent: [-1, 0, 1, 1, 1, 0, 5, 5, 0],
      depth: [0, 1, 2, 2, 2, 1, 2, 2, 1],
      kind: [0, 0, 1, 1, 1, 0, 1, 1, 2],
      code: ["B", "F1", "F1-1", "F1-2", "F1-3", "F2", "F2-1", "F2-2", "CAP"],
      name: ["两层住宅", "一层", "钢筋", "模板", "浇筑", "二层", "钢筋", "模板", "封顶"],
      calendar: [0, 0, 0, 0, 0, 0, 0, 0, 0],
      duration: [0, 0, 1920, 1920, 960, 0, 1920, 1920, 0],
      remaining: [0, 0, 0, 960, 960, 0, 1920, 1920, 0],
      start: [
        null,
        null,
        at(11, 10, 8),
        at(11, 16, 8),
        at(11, 23, 8),
        null,
        at(11, 23, 8),
        at(11, 27, 8),
        at(12, 1, 17),
      ],
      finish: [
        null,
        null,
        at(11, 13, 17),
        at(11, 21, 17),
        at(11, 24, 17),
        null,
        at(11, 26, 17),
        at(12, 1, 17),
        at(12, 1, 17),
      ],
      total_float: [null, null, null, 0, 2400, null, 0, 0, 0],
      percent: [0.3, 0.5, 1, 0.5, 0, 0, 0, 0, 0],
      flags: [0, 0, 12, 5, 0, 0, 1, 1, 1],
      baseline_start: null,
      baseline_finish: [
        null,
        null,
        at(11, 13, 17),
        at(11, 19, 17),
        at(11, 24, 17),
        null,
        at(11, 26, 17),
        at(12, 1, 17),
        null,
      ],
    },
    relations: {
      id: [1, 2, 3, 4, 5],
      predecessor: [2, 3, 3, 6, 7],
      successor: [3, 4, 6, 7, 8],
      type: [0, 0, 0, 0, 0],
      lag: [0, 0, 0, 0, 0],
      driving: [1, 1, 1, 1, 1],
    },
  };
}

const NO_THEME = {} as Theme;

/** A scene of 1000 × 600 pixels at ten pixels per day whose left edge is Monday 9 November. */
export function sceneOf(columns: GanttColumns, collapsed: number[] = []): Scene {
  const store = buildStore(columns);
  const visible = new VisibleRows(store, collapsed);
  return {
    store,
    visible,
    links: new LinkIndex(store.links, visible.position, visible.count),
    scale: new TimeScale(day(2026, 11, 9), day(2027, 3, 1), 10),
    left: 0,
    top: 0,
    width: 1000,
    height: 600,
    theme: typeof document === "undefined" ? NO_THEME : readTheme(document.documentElement),
    texts,
    highlight: { critical: true, baseline: false, links: true },
    barLabels: "name",
    selected: -1,
    dataDate: null,
    today: null,
  };
}
