import type { DeskConflict, ParkedItem } from "@headway/api-types";
import { t, textOfCode } from "@headway/ui";
import { fieldWords, valueWords } from "./values.ts";

const RECORDS = ["diary", "attendance", "hours"] as const;

/** What people call the thing that an entry is about. */
export function subjectWords(item: DeskConflict | ParkedItem): string {
  if (item.subject) return item.subject.name;
  const known = RECORDS.find((kind) => kind === item.record.kind);
  return known ? t(`desk.record.${known}`, { id: item.record.id }) : t("desk.record.other", { id: item.record.id.slice(0, 8) });
}

const QUIET = new Set(["activity_id", "day", "photos", "voice", "note", "unit"]);

/** The figure of a parked entry in a few words: `40 %`, `10 块`. */
export function enteredWords(item: ParkedItem): string {
  const told = Object.entries(item.entered).find(([field, value]) => !QUIET.has(field) && value !== null && value !== "");
  if (!told) return "";
  const unit = told[0] === "quantity" && typeof item.entered.unit === "string" ? ` ${item.entered.unit}` : "";
  return `${valueWords(told[0], told[1])}${unit}`;
}

/** All that was entered, one line each. */
export const enteredLines = (item: ParkedItem): string[] =>
  Object.entries(item.entered)
    .filter(([field, value]) => field !== "activity_id" && value !== null && value !== "")
    .map(([field, value]) => `${fieldWords(field)} ${valueWords(field, value)}`);

export const parkedMark = (item: ParkedItem): string => textOfCode(`desk.reason.${item.reason}`) ?? t("desk.reason.other");

export const parkedWords = (item: ParkedItem): string => textOfCode(`desk.reason.${item.reason}.words`) ?? (item.cure || item.text);
