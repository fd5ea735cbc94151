import { FLAG } from "../flags.ts";
import { isLate, type Plan } from "../plan.ts";
import { readDay } from "../typed/days.ts";
import { readSpan } from "../typed/durations.ts";
import { plain, readNumber } from "../typed/plain.ts";
import { assignedTo, at, linksOf } from "./columns.ts";
import type { Field, Value } from "./fields.ts";

export const QUICK_FILTERS = [
  "critical",
  "late",
  "started",
  "no_predecessor",
  "no_successor",
  "mine",
] as const;
export type QuickFilter = (typeof QUICK_FILTERS)[number];

export type RowTest = (row: number) => boolean;
type ValueTest = (value: Value, text: string) => boolean;

const MINUTES_PER_DAY = 1440;

/** What a quick filter lets through; `me`: the name under which the person is responsible, `own`: his resources. */
export function quickTest(
  plan: Plan,
  quick: QuickFilter,
  me: string,
  own: ReadonlySet<number> = new Set(),
): RowTest {
  const { resource_id } = plan.window.assignments;
  const does = (row: number) =>
    own.size > 0 && assignedTo(plan.window, row).some((place) => own.has(resource_id[place] as number));
  const { before, after } = linksOf(plan.window);
  const work = (row: number) => !plan.isSummary(row);
  const tests: Record<QuickFilter, RowTest> = {
    critical: (row) => plan.hasFlag(row, FLAG.critical) && !plan.hasFlag(row, FLAG.complete),
    late: (row) => isLate(plan, row),
    started: (row) => plan.hasFlag(row, FLAG.started) && !plan.hasFlag(row, FLAG.complete),
    no_predecessor: (row) => (before[row]?.length ?? 0) === 0,
    no_successor: (row) => (after[row]?.length ?? 0) === 0,
    mine: (row) => does(row) || (me !== "" && (at(plan, "responsible", row) ?? "").includes(me)),
  };
  return (row) => work(row) && tests[quick](row);
}

/**
 * What a text in the filter row lets through; null when it cannot be read.
 *
 * `钢筋` holds the word · `=钢筋` is it · `!钢筋` does not hold it · `>5`, `<=11-22`, `3..8` compare · `=` is
 * empty, `!` is not · `A|B` is one or the other.
 */
export function filterTest(plan: Plan, field: Field, typed: string): RowTest | null {
  const parts = plain(typed)
    .split("|")
    .map((part) => part.trim());
  const tests = parts.map((part) => partTest(plan, field, part));
  if (tests.some((test) => test === null)) return null;
  return (row) => {
    const value = field.value(plan, row);
    const text = plain(field.text(plan, row)).toLowerCase();
    return tests.some((test) => test?.(value, text));
  };
}

function partTest(plan: Plan, field: Field, part: string): ValueTest | null {
  if (part === "=" || part === "") return (value) => value === null || value === "";
  if (part === "!" || part === "<>") return (value) => value !== null && value !== "";
  const range = /^(.+?)\s*(?:\.\.|~)\s*(.+)$/.exec(part);
  if (range) {
    const [low, high] = [numberIn(plan, field, range[1] ?? ""), numberIn(plan, field, range[2] ?? "")];
    if (low === null || high === null) return field.type === "text" ? containing(part) : null;
    return compared(field, (value) => value >= low && value <= high);
  }
  const found = /^(<=|>=|<>|!=|<|>|=|!)?\s*(.*)$/.exec(part);
  return operatorTest(plan, field, found?.[1] ?? "", found?.[2] ?? "");
}

function operatorTest(plan: Plan, field: Field, operator: string, word: string): ValueTest | null {
  if (["<", ">", "<=", ">="].includes(operator)) {
    const bound = numberIn(plan, field, word);
    if (bound === null) return null;
    return compared(field, (value) => compare(value, operator, bound));
  }
  if (isWords(field)) {
    if (operator === "=") return (_value, text) => text === word.toLowerCase();
    const contains = containing(word);
    return operator === "" ? contains : (value, text) => !contains(value, text);
  }
  const bound = numberIn(plan, field, word);
  if (bound === null) return null;
  const equal = compared(field, (value) => Math.abs(value - bound) < 1e-9);
  return operator === "" || operator === "=" ? equal : (value, text) => !equal(value, text);
}

const isWords = ({ type }: Field): boolean => type === "text" || type === "links" || type === "choice";

const containing = (word: string): ValueTest => {
  const wanted = word.toLowerCase();
  return (_value, text) => text.includes(wanted);
};

/** Instants are compared by their day. */
const compared =
  (field: Field, test: (value: number) => boolean): ValueTest =>
  (value) =>
    typeof value === "number" && test(scaled(field, value));

function scaled({ type }: Field, value: number): number {
  if (type === "start") return Math.floor(value / MINUTES_PER_DAY);
  if (type === "finish") return Math.floor((value - 1) / MINUTES_PER_DAY);
  return value;
}

function compare(value: number, operator: string, bound: number): boolean {
  if (operator === "<") return value < bound;
  if (operator === ">") return value > bound;
  return operator === "<=" ? value <= bound : value >= bound;
}

function numberIn(plan: Plan, { type }: Field, word: string): number | null {
  if (type === "start" || type === "finish") {
    const reference = plan.window.data_date ?? plan.window.start ?? 0;
    return readDay(word, Math.floor(reference / MINUTES_PER_DAY))?.day ?? null;
  }
  if (type === "span") {
    const minutesPerDay = plan.window.minutes_per_day;
    return readSpan(word, { minutesPerDay, minutesPerWeek: 5 * minutesPerDay })?.minutes ?? null;
  }
  if (type === "percent") {
    const percent = readNumber(word.replace(/%$/, ""));
    return percent === null ? null : percent / 100;
  }
  return readNumber(word);
}

/** Words that a column holds, in the order of the alphabet, for a list to choose from; at most `most`. */
export function distinctTexts(plan: Plan, field: Field, most = 60): string[] {
  const found = new Set<string>();
  for (let row = 0; row < plan.window.activities.id.length && found.size < most; row++) {
    const text = field.text(plan, row);
    if (text !== "") found.add(text);
  }
  return [...found].sort((one, other) => one.localeCompare(other, "zh-CN", { numeric: true }));
}
