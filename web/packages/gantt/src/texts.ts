/** Every text that the chart shows; the page gives them in the reader's language. */
export const GANTT_TEXT_KEYS = [
  "gantt.grid.label",
  "gantt.group.head",
  "gantt.group.none",
  "gantt.filter.label",
  "gantt.divider.label",
  "gantt.column.row",
  "gantt.column.state",
  "gantt.column.code",
  "gantt.column.name",
  "gantt.column.duration",
  "gantt.column.start",
  "gantt.column.finish",
  "gantt.column.total_float",
  "gantt.column.free_float",
  "gantt.column.percent",
  "gantt.column.remaining",
  "gantt.column.late_start",
  "gantt.column.late_finish",
  "gantt.column.baseline_start",
  "gantt.column.baseline_finish",
  "gantt.column.slip",
  "gantt.column.responsible",
  "gantt.unit.days",
  "gantt.mark.data_date",
  "gantt.mark.front",
  "gantt.mark.front_accepted",
  "gantt.mark.front_remaining",
  "gantt.mark.today",
  "gantt.mark.slip",
  "gantt.state.late",
  "gantt.state.complete",
  "gantt.state.started",
  "gantt.state.critical",
  "gantt.tooltip.dates",
  "gantt.tooltip.duration",
  "gantt.tooltip.duration_elapsed",
  "gantt.tooltip.total_float",
  "gantt.tooltip.percent",
  "gantt.tooltip.claimed",
  "gantt.tooltip.ahead",
  "gantt.tooltip.baseline",
  "gantt.tooltip.link",
  "gantt.tooltip.lag",
  "gantt.tooltip.lag_elapsed",
  "gantt.tooltip.lag_share",
  "gantt.drag.start",
  "gantt.drag.finish",
  "gantt.drag.remaining",
  "gantt.drag.shift",
  "gantt.drag.to_where",
  "gantt.held.logic",
  "gantt.held.data_date",
  "gantt.refused.read_only",
  "gantt.refused.no_progress",
  "gantt.refused.group",
  "gantt.refused.summary",
  "gantt.refused.complete",
  "gantt.refused.started",
  "gantt.refused.hammock",
  "gantt.refused.milestone",
  "gantt.refused.no_dates",
  "gantt.refused.cycle",
  "gantt.refused.itself",
  "gantt.refused.linked",
  "gantt.axis.year",
  "gantt.axis.year_month",
  "gantt.axis.quarter",
  "gantt.axis.xun_1",
  "gantt.axis.xun_2",
  "gantt.axis.xun_3",
  "gantt.axis.month_1",
  "gantt.axis.month_2",
  "gantt.axis.month_3",
  "gantt.axis.month_4",
  "gantt.axis.month_5",
  "gantt.axis.month_6",
  "gantt.axis.month_7",
  "gantt.axis.month_8",
  "gantt.axis.month_9",
  "gantt.axis.month_10",
  "gantt.axis.month_11",
  "gantt.axis.month_12",
  "gantt.axis.weekday_1",
  "gantt.axis.weekday_2",
  "gantt.axis.weekday_3",
  "gantt.axis.weekday_4",
  "gantt.axis.weekday_5",
  "gantt.axis.weekday_6",
  "gantt.axis.weekday_7",
] as const;

export type GanttTextKey = (typeof GANTT_TEXT_KEYS)[number];
export type Texts = (key: GanttTextKey, parameters?: Record<string, string | number>) => string;

const WORDS_KEPT = 2000;

/** The same words come back in each frame of a scroll; putting them together costs more than looking them up. */
export function rememberTexts(texts: Texts): Texts {
  const words = new Map<string, string>();
  return (key, parameters) => {
    let asked: string = key;
    for (const name in parameters) asked += `\n${parameters[name]}`;
    let text = words.get(asked);
    if (text === undefined) {
      if (words.size > WORDS_KEPT) words.clear();
      text = texts(key, parameters);
      words.set(asked, text);
    }
    return text;
  };
}

const keysFrom = (prefix: string): GanttTextKey[] => GANTT_TEXT_KEYS.filter((key) => key.startsWith(prefix));

/** January first, Monday first, first ten days first. */
export const MONTH_KEYS = keysFrom("gantt.axis.month_");
export const WEEKDAY_KEYS = keysFrom("gantt.axis.weekday_");
export const XUN_KEYS = keysFrom("gantt.axis.xun_");
