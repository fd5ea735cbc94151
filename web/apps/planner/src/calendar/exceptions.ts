import { type CalendarException, parseShifts, shiftsText } from "@headway/model";

/** An exception as somebody types it. */
export interface ExceptionDraft {
  first: string;
  last: string;
  name: string;
  shifts: string;
  /** Monday = 0; null = every day of the span. */
  weekdays: number[] | null;
}

export const NEW_EXCEPTION: ExceptionDraft = { first: "", last: "", name: "", shifts: "", weekdays: null };

export const draftOf = (exception: CalendarException): ExceptionDraft => ({
  first: exception.first_day,
  last: exception.last_day,
  name: exception.name,
  shifts: shiftsText(exception.shifts),
  weekdays: exception.weekdays === null ? null : [...exception.weekdays],
});

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The exception that was typed; null when it is none. An empty last day is the first, empty shifts are rest. */
export function exceptionOf(draft: ExceptionDraft): CalendarException | null {
  const last = draft.last || draft.first;
  const shifts = parseShifts(draft.shifts);
  if (shifts === null || !isDay(draft.first) || !isDay(last) || last < draft.first) return null;
  const all = draft.weekdays === null || draft.weekdays.length === 0 || draft.weekdays.length === 7;
  const weekdays = all ? null : [...(draft.weekdays ?? [])].sort((one, other) => one - other);
  return { first_day: draft.first, last_day: last, shifts, name: draft.name.trim(), weekdays };
}

const COLUMNS = ["first", "last", "name", "shifts", "weekdays"] as const;

/** Exceptions as rows of a sheet, for the clipboard: first day, last day, name, shifts, weekdays (1 = Monday). */
export const exceptionsText = (exceptions: readonly CalendarException[]): string =>
  exceptions
    .map(draftOf)
    .map((draft) =>
      COLUMNS.map((name) =>
        name === "weekdays"
          ? (draft.weekdays ?? []).map((day) => day + 1).join(" ")
          : String(draft[name]).replace(/[\t\r\n]+/g, " "),
      ).join("\t"),
    )
    .join("\n");

export interface Pasted {
  exceptions: CalendarException[];
  /** Lines (1 = the first) that could not be read. */
  wrong: number[];
}

const dayOf = (text: string) => {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim());
  return found ? `${found[1]}-${found[2]?.padStart(2, "0")}-${found[3]?.padStart(2, "0")}` : text.trim();
};

/** Rows copied here or in a sheet; a first line without a day is taken for headings. */
export function readExceptions(text: string): Pasted {
  const pasted: Pasted = { exceptions: [], wrong: [] };
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [first = "", last = "", name = "", shifts = "", weekdays = ""] = line.split("\t");
    const days = (weekdays.match(/[1-7]/g) ?? []).map((day) => Number(day) - 1);
    const read = exceptionOf({
      first: dayOf(first),
      last: dayOf(last),
      name,
      shifts: shifts.trim(),
      weekdays: days.length ? days : null,
    });
    if (read) pasted.exceptions.push(read);
    else if (index > 0 || /\d{4}/.test(first)) pasted.wrong.push(index + 1);
  }
  return pasted;
}

const identity = (one: CalendarException) =>
  `${one.first_day} ${one.last_day} ${(one.weekdays ?? []).join("")}`;

/** `there` with those of `more` whose days are not told yet. */
export function merged(
  there: readonly CalendarException[],
  more: readonly CalendarException[],
): CalendarException[] {
  const known = new Set(there.map(identity));
  return [...there, ...more.filter((one) => !known.has(identity(one)))];
}
