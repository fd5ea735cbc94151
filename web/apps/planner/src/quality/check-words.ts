import type { QualityCheck } from "@headway/api-types";
import { numberText, t, textOfCode } from "@headway/ui";

export type Told = Omit<QualityCheck, "activity_ids" | "predecessor_ids" | "successor_ids">;
type Measured = Pick<Told, "unit" | "value" | "limit" | "at_least">;

export const checkText = (code: string): string => textOfCode(`quality.check.${code}`) ?? code;
export const meaningText = (code: string): string => textOfCode(`quality.check.${code}.what`) ?? "";
export const reasonText = (reason: string | null): string =>
  reason === null ? "" : (textOfCode(`quality.reason.${reason}`) ?? reason);

/** A value in the unit of its check: 5.3 %, 12, 0.97, 600 天. */
export function measureText(unit: Told["unit"], value: number | null): string {
  if (value === null) return "";
  if (unit === "share") return `${numberText(value * 100, 1).replace(/\.0$/, "")}%`;
  if (unit === "index") return numberText(value, 2);
  const whole = numberText(value, Number.isInteger(value) ? 0 : 1);
  return unit === "days" ? t("quality.days", { days: whole }) : whole;
}

export function limitText({ unit, limit, at_least }: Measured): string {
  if (limit === null) return "";
  return limit === 0 ? "0" : `${at_least ? "≥" : "≤"} ${measureText(unit, limit)}`;
}

export const countText = ({ count, denominator }: Told): string =>
  denominator > 0 ? `${numberText(count)} / ${numberText(denominator)}` : "";

/**
 * How full the bar of a check is, a fraction: what must not be exceeded fills it at twice its limit, what must be
 * reached is shown as it is. `mark`: where the limit stands.
 */
export function barOf({ unit, value, limit, at_least }: Measured): { fill: number; mark: number } | null {
  if (value === null || limit === null) return null;
  if (at_least) {
    const whole = unit === "share" ? 1 : limit / 0.95;
    return { fill: between(value / whole), mark: between(limit / whole) };
  }
  if (limit === 0) return { fill: value > 0 ? 1 : 0, mark: 0 };
  return { fill: between(value / (2 * limit)), mark: 0.5 };
}

const between = (fraction: number): number => Math.min(1, Math.max(0, fraction));

/** Of the points that have a limit and can be judged: how many there are, how many are kept. */
export function judged(checks: readonly Told[]): { applicable: number; passed: number } {
  const points = checks.filter(
    (check) => check.number !== null && check.limit !== null && check.reason === null,
  );
  return { applicable: points.length, passed: points.filter((check) => check.verdict === "passed").length };
}
