import { dayText, numberText, parseLocal, type TextKey, t, textOfCode } from "@headway/ui";

/** The name of a field that people fill in. */
export const fieldWords = (field: string): string => textOfCode(`desk.field.${field}`) ?? field;

/** A value of such a field as people write it: 0.6 of `percent` = `60 %`, 3 of `remaining_days` = `3 天`. */
export function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return t("desk.value.none");
  if (typeof value === "number") return numberWords(field, value);
  if (typeof value === "string") return dayOrWords(value);
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one)).join("，");
  return Object.values(value as Record<string, unknown>)
    .filter((one) => one !== null && one !== "")
    .map((one) => valueWords(field, one))
    .join(" ");
}

const UNITS: Record<string, TextKey> = { remaining_days: "desk.value.days", headcount: "desk.value.people" };

function numberWords(field: string, value: number): string {
  if (field === "percent") return `${numberText(value * 100, 1)} %`;
  const unit = UNITS[field];
  return unit ? t(unit, { count: numberText(value, 1) }) : numberText(value, 2);
}

function dayOrWords(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? parseLocal(value) : null;
  return day === null ? value : dayText(day).slice(5);
}

/** What was typed into a field for another value, in the field's own terms; null when it cannot be read. */
export function readValue(field: string, text: string): unknown {
  const words = text.trim();
  if (words === "") return null;
  if (field === "percent") return fraction(words);
  if (field === "quantity" || field === "remaining_days" || field === "headcount") return plainNumber(words);
  if (field.endsWith("_on") || field === "day") return /^\d{4}-\d{2}-\d{2}$/.test(words) ? words : null;
  return words;
}

function fraction(words: string): number | null {
  const percent = plainNumber(words.replace(/[%％]/g, ""));
  return percent === null || percent < 0 || percent > 100 ? null : percent / 100;
}

function plainNumber(words: string): number | null {
  const value = Number(words.replace(/[,，\s]/g, "").replace(/(天|人|d)$/u, ""));
  return Number.isFinite(value) ? value : null;
}

/** How such a value is typed. */
export const typedValue = (field: string, value: unknown): string =>
  value === null || value === undefined
    ? ""
    : field === "percent" && typeof value === "number"
      ? String(Math.round(value * 1000) / 10)
      : typeof value === "object"
        ? JSON.stringify(value)
        : String(value);
