import { QUICK_FILTERS, type QuickFilter, type Sorting } from "@headway/model";

/** Which rows are shown and in which order. */
export interface RowView {
  /** Texts of the filter row by column. */
  filters: Readonly<Record<string, string>>;
  quick: readonly QuickFilter[];
  sort: Sorting | null;
  /** Column by which activities are gathered. */
  group: string | null;
  closedGroups: readonly string[];
  /** The check of the plan's quality whose findings are shown, by its code. */
  finding?: string | undefined;
}

export const WHOLE_OUTLINE: RowView = {
  filters: {},
  quick: [],
  sort: null,
  group: null,
  closedGroups: [],
  finding: undefined, // named, so that the way back to the whole outline lets it go
};

export const isFiltered = ({ filters, quick, finding }: RowView): boolean =>
  quick.length > 0 || finding !== undefined || Object.values(filters).some((text) => text.trim() !== "");

export const isWholeOutline = (view: RowView): boolean =>
  !isFiltered(view) && view.sort === null && view.group === null;

/** As short as may be: only what differs from the whole outline. */
export function writeRows({ filters, quick, sort, group, closedGroups, finding }: RowView): string | null {
  const told: Record<string, unknown> = {};
  const texts = Object.entries(filters).filter(([, text]) => text !== "");
  if (texts.length > 0) told.f = Object.fromEntries(texts);
  if (quick.length > 0) told.q = quick;
  if (sort) told.s = `${sort.descending ? "-" : ""}${sort.flat ? "*" : ""}${sort.field}`;
  if (group !== null) told.g = group;
  if (group !== null && closedGroups.length > 0) told.c = closedGroups;
  if (finding !== undefined) told.x = finding;
  return Object.keys(told).length > 0 ? JSON.stringify(told) : null;
}

export function readRows(text: unknown): RowView {
  try {
    const told: unknown = typeof text === "string" ? JSON.parse(text) : {};
    return typeof told === "object" && told !== null
      ? rowViewOf(told as Record<string, unknown>)
      : WHOLE_OUTLINE;
  } catch {
    return WHOLE_OUTLINE;
  }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

function rowViewOf({ f, q, s, g, c, x }: Record<string, unknown>): RowView {
  const texts = typeof f === "object" && f !== null ? Object.entries(f) : [];
  return {
    filters: Object.fromEntries(
      texts.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
    quick: QUICK_FILTERS.filter((name) => strings(q).includes(name)),
    sort: typeof s === "string" ? sortOf(s) : null,
    group: typeof g === "string" ? g : null,
    closedGroups: strings(c),
    ...(typeof x === "string" && /^[a-z_]{1,40}$/.test(x) ? { finding: x } : {}),
  };
}

function sortOf(text: string): Sorting {
  const found = /^(-?)(\*?)(.*)$/.exec(text);
  return { field: found?.[3] ?? "", descending: found?.[1] === "-", flat: found?.[2] === "*" };
}
