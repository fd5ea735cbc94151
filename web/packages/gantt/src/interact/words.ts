import { MINUTES_PER_DAY } from "../days.ts";
import { daysText, lastMinuteOf, longDate, percentText, signedText, twoDigits } from "../format.ts";
import { workingBetween } from "../shifts.ts";
import { isElapsed, type Store } from "../store.ts";
import type { Texts } from "../texts.ts";
import type { LocalMinutes } from "../types.ts";
import { type Draft, daysOfRow, drivingPredecessorOf, isFinishMilestone, relationTypeOf } from "./draft.ts";
import { isStarted } from "./limits.ts";
import { SHIFT_ZOOM } from "./snap.ts";

const TYPES = ["FS", "SS", "FF", "SF"];

export interface BadgeWords {
  lines: string[];
  refused: boolean;
}

/** The value of a drag, as it is told beside the pointer. */
export function wordsOf(store: Store, draft: Draft, zoom: number, texts: Texts): BadgeWords {
  if (draft.kind === "refused") return { lines: [texts(`gantt.refused.${draft.refusal}`)], refused: true };
  if (draft.kind === "link") return linkWords(store, draft, texts);
  if (draft.kind === "progress") {
    return {
      lines: [texts("gantt.tooltip.percent", { percent: percentText(draft.fraction) })],
      refused: false,
    };
  }
  const lines =
    draft.kind === "move" ? moveWords(store, draft, zoom, texts) : resizeWords(store, draft, zoom, texts);
  return { lines, refused: draft.kind === "move" && draft.held !== null };
}

function moveWords(store: Store, draft: Draft & { kind: "move" }, zoom: number, texts: Texts): string[] {
  const { row, held } = draft;
  const byFinish = isFinishMilestone(store, row);
  const days = daysBetween(store, row, store.start[row]!, draft.start);
  const told = byFinish
    ? texts("gantt.drag.finish", { date: moment(draft.finish, zoom, texts, true) })
    : texts("gantt.drag.start", { date: moment(draft.start, zoom, texts, false) });
  const lines = [days === 0 ? told : `${told} · ${texts("gantt.drag.shift", { days: signedText(days) })}`];
  if (held === "logic") {
    const name = store.columns.activities.name[drivingPredecessorOf(store, row)] ?? "";
    lines.push(texts("gantt.held.logic", { name }));
  }
  if (held === "data_date") lines.push(texts("gantt.held.data_date"));
  return lines;
}

function resizeWords(store: Store, draft: Draft & { kind: "resize" }, zoom: number, texts: Texts): string[] {
  const perDay = isElapsed(store, draft.row) ? MINUTES_PER_DAY : store.columns.minutes_per_day;
  const inDays = (minutes: number) => daysText(minutes, perDay);
  const begun = isStarted(store, draft.row);
  const length = begun
    ? texts("gantt.drag.remaining", { days: inDays(draft.remaining) })
    : texts("gantt.tooltip.duration", { days: inDays(draft.duration) });
  const days = daysBetween(store, draft.row, store.finish[draft.row]!, draft.finish);
  const change = days === 0 ? "" : ` · ${texts("gantt.drag.shift", { days: signedText(days) })}`;
  return [
    `${texts("gantt.drag.finish", { date: moment(draft.finish, zoom, texts, true) })}${change}`,
    length,
  ];
}

function linkWords(store: Store, draft: Draft & { kind: "link" }, texts: Texts): BadgeWords {
  if (draft.refusal) return { lines: [texts(`gantt.refused.${draft.refusal}`)], refused: true };
  if (!draft.to) return { lines: [texts("gantt.drag.to_where")], refused: false };
  const { name } = store.columns.activities;
  const told = {
    predecessor: name[draft.from.row] ?? "",
    successor: name[draft.to.row] ?? "",
    type: TYPES[relationTypeOf(draft.from, draft.to)]!,
  };
  return { lines: [texts("gantt.tooltip.link", told)], refused: false };
}

/** Working days of the row's calendar, to one decimal. */
function daysBetween(store: Store, row: number, from: LocalMinutes, to: LocalMinutes): number {
  const minutes = workingBetween(daysOfRow(store, row).calendar, from, to);
  return Math.round((minutes / store.columns.minutes_per_day) * 10) / 10;
}

/** The hour is told where the hand can choose it. */
function moment(instant: LocalMinutes, zoom: number, texts: Texts, isFinish: boolean): string {
  const date = longDate(isFinish ? lastMinuteOf(instant) : instant, texts);
  if (zoom < SHIFT_ZOOM) return date;
  return `${date} ${twoDigits(Math.floor((instant % 1440) / 60))}:${twoDigits(instant % 60)}`;
}
