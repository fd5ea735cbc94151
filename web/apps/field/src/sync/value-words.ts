/** Fields of an entry and their values, as a person of the site says them. */
import { t, textOfCode } from "../words.ts";

export const fieldWords = (field: string): string => textOfCode(`field.entered.${field}`) ?? field;

export function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (field === "percent" && typeof value === "number") return `${Math.round(value * 1000) / 10} %`;
  if (field === "remaining_days" && typeof value === "number") return t("field.since.days", { count: value });
  if (field === "at" && typeof value === "string") return value.slice(11, 16) || value;
  if (typeof value === "boolean") return t(value ? "field.value.yes" : "field.value.no");
  if (typeof value === "object") return t("field.value.several");
  return textOfCode(`field.value.${value}`) ?? String(value);
}

/** What a person need not see of his own entry: numbers of things, hashes. */
const QUIET = new Set(["activity_id", "voice", "entries", "supersedes", "position", "site_code", "unit"]);

export function enteredLines(
  changes: Record<string, [unknown, unknown]>,
): { name: string; old: string; now: string }[] {
  return Object.entries(changes)
    .filter(([field, [, now]]) => !QUIET.has(field) && now !== null && now !== "" && now !== false)
    .map(([field, [old, now]]) => ({
      name: fieldWords(field),
      old: old === null || old === undefined ? "" : valueWords(field, old),
      now: valueWords(field, now),
    }));
}
