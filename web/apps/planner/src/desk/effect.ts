import type { DeskConflictPage } from "@headway/api-types";

/** What a choice does to the finish of the plan: calendar days (+ later), and the day on which it finishes then. */
export interface Effect {
  days: number | null;
  finish: string | null;
}

/** The effect of one choice, as far as the server could tell it. */
export function effectOf(page: DeskConflictPage, choice: "mine" | "theirs" | "neither"): Effect | null {
  const told = page.effect?.[choice];
  if (typeof told !== "object" || told === null) return null;
  const { days, finish } = told as Record<string, unknown>;
  return { days: typeof days === "number" ? days : null, finish: typeof finish === "string" ? finish : null };
}

export interface FieldLine {
  field: string;
  before: unknown;
  mine: unknown;
  theirs: unknown;
  outcome: "open" | "mine" | "theirs" | "same" | "both" | "chosen";
}

const pairOf = (changes: Record<string, unknown>, field: string): [unknown, unknown] | null => {
  const pair = changes[field];
  return Array.isArray(pair) ? [pair[0], pair[1]] : null;
};

/** A report is decided on as a whole; of other records each field stands for itself. */
export const isReport = ({ conflict }: DeskConflictPage): boolean => conflict.record.kind === "fact";

/**
 * Field by field what the two entered. Of reports all that differs goes with the one that is chosen (rule 6.44); of
 * other records what only one changed was merged.
 */
export function fieldLines(page: DeskConflictPage): FieldLine[] {
  const { mine, theirs, conflict } = page;
  const fields = [...new Set([conflict.field, ...Object.keys(mine.changes), ...Object.keys(theirs.changes)])];
  return fields.flatMap((field): FieldLine[] => {
    const own = pairOf(mine.changes, field);
    const other = pairOf(theirs.changes, field);
    if (field === "activity_id" || (own === null && other === null && field !== conflict.field)) return [];
    const line = {
      field,
      before: own?.[0] ?? other?.[0] ?? null,
      mine: own?.[1] ?? null,
      theirs: other?.[1] ?? null,
    };
    if (field === conflict.field)
      return [
        { ...line, before: conflict.base, mine: conflict.mine, theirs: conflict.theirs, outcome: "open" },
      ];
    return [{ ...line, outcome: outcomeOf(own, other, isReport(page)) }];
  });
}

function outcomeOf(
  own: [unknown, unknown] | null,
  other: [unknown, unknown] | null,
  asWhole: boolean,
): FieldLine["outcome"] {
  if (own && other && JSON.stringify(own[1]) === JSON.stringify(other[1])) return "same";
  if (asWhole) return "chosen";
  if (own && other) return "both";
  return own ? "mine" : "theirs";
}
