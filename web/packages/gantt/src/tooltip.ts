import { MINUTES_PER_DAY } from "./days.ts";
import { daysText, lastMinuteOf, longDate, numberText, percentText } from "./format.ts";
import { isCritical, isElapsed, NONE, type Store, slipDays } from "./store.ts";
import type { Texts } from "./texts.ts";
import type { RelationColumns } from "./types.ts";

const DELAY_MS = 250;
const OFFSET = 14;
const TYPES = ["FS", "SS", "FF", "SF"];

export interface TooltipLines {
  title: string;
  lines: string[];
  critical: boolean;
}

/** What the pointer rests on, said in words beside it. */
export class Tooltip {
  readonly element = document.createElement("div");
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown = "";

  constructor(private readonly host: HTMLElement) {
    this.element.className = "hwg-tooltip";
    this.element.hidden = true;
    this.element.setAttribute("role", "tooltip");
  }

  /** `key` names the thing, so that the same thing is not built again with each movement. */
  offer(key: string, x: number, y: number, content: () => TooltipLines): void {
    if (key === this.shown) {
      this.place(x, y);
      return;
    }
    this.hide();
    this.shown = key;
    this.timer = setTimeout(() => {
      this.fill(content());
      this.element.hidden = false;
      this.place(x, y);
    }, DELAY_MS);
  }

  hide(): void {
    clearTimeout(this.timer);
    this.shown = "";
    this.element.hidden = true;
  }

  private fill({ title, lines, critical }: TooltipLines): void {
    const head = document.createElement("strong");
    head.textContent = title;
    const rest = lines.map((line) => {
      const element = document.createElement("span");
      element.textContent = line;
      return element;
    });
    this.element.classList.toggle("is-critical", critical);
    this.element.replaceChildren(head, ...rest);
  }

  private place(x: number, y: number): void {
    if (this.element.hidden) return;
    const { clientWidth, clientHeight } = this.host;
    const { offsetWidth, offsetHeight } = this.element;
    const left = x + OFFSET + offsetWidth > clientWidth ? x - OFFSET - offsetWidth : x + OFFSET;
    const top = y + OFFSET + offsetHeight > clientHeight ? y - OFFSET - offsetHeight : y + OFFSET;
    this.element.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }
}

export function describeActivity(store: Store, row: number, texts: Texts): TooltipLines {
  const { activities, minutes_per_day } = store.columns;
  const lines = [spanText("gantt.tooltip.dates", store.start[row]!, store.finish[row]!, texts)];
  const inDays = (minutes: number) => daysText(minutes, minutes_per_day);
  const duration = activities.duration[row] ?? 0;
  const figures = [
    isElapsed(store, row)
      ? texts("gantt.tooltip.duration_elapsed", { days: daysText(duration, MINUTES_PER_DAY) })
      : texts("gantt.tooltip.duration", { days: inDays(duration) }),
  ];
  if (isCritical(store, row)) figures.unshift(texts("gantt.state.critical"));
  const float = activities.total_float[row];
  if (float != null) figures.push(texts("gantt.tooltip.total_float", { days: inDays(float) }));
  figures.push(texts("gantt.tooltip.percent", { percent: percentText(store.percent[row]!) }));
  lines.push(figures.join(" · "), ...siteLines(store, row, texts));
  const baseStart = activities.baseline_start?.[row];
  const baseFinish = activities.baseline_finish?.[row];
  if (baseStart != null && baseFinish != null) {
    lines.push(spanText("gantt.tooltip.baseline", baseStart, baseFinish, texts));
  }
  const slip = slipDays(store, row);
  if (slip !== null && slip > 0)
    lines.push(`▲ ${texts("gantt.state.late")} ${texts("gantt.mark.slip", { days: slip })}`);
  const title = `${activities.code[row] ?? ""} ${activities.name[row] ?? ""}`.trim();
  return { title, lines, critical: isCritical(store, row) };
}

function siteLines(store: Store, row: number, texts: Texts): string[] {
  const claimed = store.claimed[row]!;
  const lines: string[] = [];
  if (claimed !== 0) {
    const percent = percentText(store.percent[row]! + claimed);
    lines.push(`${claimed < 0 ? "▲" : "▨"} ${texts("gantt.tooltip.claimed", { percent })}`);
  }
  if (store.ahead[row]! > 0) lines.push(texts("gantt.tooltip.ahead"));
  return lines;
}

function spanText(
  key: "gantt.tooltip.dates" | "gantt.tooltip.baseline",
  start: number,
  finish: number,
  texts: Texts,
): string {
  if (start === NONE) return "";
  if (finish === NONE || finish === start) return longDate(start, texts);
  return texts(key, { start: longDate(start, texts), finish: longDate(lastMinuteOf(finish), texts) });
}

export function describeLink(store: Store, link: number, texts: Texts): TooltipLines {
  const { activities, relations, minutes_per_day } = store.columns;
  const { predecessor, successor, type, driving } = store.links;
  const from = predecessor[link]!;
  const to = successor[link]!;
  const title = texts("gantt.tooltip.link", {
    predecessor: activities.name[from] ?? "",
    successor: activities.name[to] ?? "",
    type: TYPES[type[link]!] ?? "",
  });
  const lag = lagLine(relations, link, minutes_per_day, texts);
  const lines = lag === "" ? [] : [lag];
  return { title, lines, critical: driving[link] === 1 && isCritical(store, from) && isCritical(store, to) };
}

/** Place of the lag calendar that never rests. */
const ELAPSED = 3;

function lagLine(relations: RelationColumns, link: number, minutesPerDay: number, texts: Texts): string {
  const lag = relations.lag[link] ?? 0;
  const share = relations.lag_percent?.[link] ?? null;
  if (share !== null)
    return texts("gantt.tooltip.lag_share", { percent: numberText(Math.round(share * 1e4) / 100) });
  if (lag === 0) return "";
  if (relations.lag_calendar?.[link] === ELAPSED)
    return texts("gantt.tooltip.lag_elapsed", { days: daysText(lag, MINUTES_PER_DAY) });
  return texts("gantt.tooltip.lag", { days: daysText(lag, minutesPerDay) });
}
