import type { Plan } from "../plan.ts";
import { assignedTo, at, resourceName } from "./columns.ts";
import { CODE_PREFIX, type Field, type Value } from "./fields.ts";
import { filterTest, type QuickFilter, quickTest, type RowTest } from "./filters.ts";

export interface Sorting {
  field: string;
  descending: boolean;
  /** Without the outline; else brothers are sorted under their parent. */
  flat: boolean;
}

/** Which rows are shown, in which order; a matter of view that changes nothing of the plan. */
export interface Arranging {
  /** Text of the filter row by field. */
  filters: Readonly<Record<string, string>>;
  quick: readonly QuickFilter[];
  sort: Sorting | null;
  /** Field by whose words activities are gathered. */
  group: string | null;
  /** The name under which the person is responsible. */
  me: string;
  /** Resources whose work is the person's own. */
  own?: ReadonlySet<number>;
  /** Rows by number that stay in view although the filter lets them go: they were just edited. */
  kept: ReadonlySet<number>;
  /** Nothing but these rows by number, as a check of the plan found them. */
  only?: ReadonlySet<number> | null;
}

/** A group of activities with what they sum up to. */
export interface GroupTotals {
  key: string;
  title: string;
  count: number;
  start: number | null;
  finish: number | null;
  /** Weighted by duration, a fraction. */
  percent: number;
  /** Null when the units of the activities differ. */
  quantity: number | null;
  unit: string;
}

/** Rows in the order of showing; −2 − n is the head of group n. Parents stand before their children in a tree. */
export interface Arranged {
  order: Int32Array;
  groups: GroupTotals[];
  /** 1 for rows that are shown only because a row under them is. */
  dimmed: Uint8Array | null;
  isTree: boolean;
  hits: number;
}

type Fields = ReadonlyMap<string, Field>;

/** Null when the plan is shown as it is. */
export function arrange(plan: Plan, fields: Fields, wanted: Arranging): Arranged | null {
  const tests = testsOf(plan, fields, wanted);
  if (tests.length === 0 && wanted.sort === null && wanted.group === null) return null;
  const { id } = plan.window.activities;
  const passes: RowTest = (row) => tests.every((test) => test(row)) || wanted.kept.has(id[row] as number);
  const before = sorter(plan, fields, wanted.sort);
  const group = wanted.group === null ? null : groupText(plan, fields, wanted.group);
  if (group) return grouped(plan, passes, before, group);
  return wanted.sort?.flat ? flat(plan, passes, before) : tree(plan, tests.length > 0, passes, before);
}

function testsOf(plan: Plan, fields: Fields, { filters, quick, me, own, only }: Arranging): RowTest[] {
  const tests = quick.map((one) => quickTest(plan, one, me, own));
  if (only) tests.push((row) => only.has(plan.window.activities.id[row] as number));
  for (const [name, text] of Object.entries(filters)) {
    const field = fields.get(name);
    const test = field && text.trim() !== "" ? filterTest(plan, field, text) : null;
    if (test) tests.push(test);
  }
  return tests;
}

type Before = ((one: number, other: number) => number) | null;
const collator = new Intl.Collator("zh-CN", { numeric: true });

function sorter(plan: Plan, fields: Fields, sort: Sorting | null): Before {
  const field = sort ? fields.get(sort.field) : undefined;
  if (!sort || !field) return null;
  const values: Value[] = plan.window.activities.id.map((_, row) => field.value(plan, row));
  const turn = sort.descending ? -1 : 1;
  return (one, other) => compareValues(values[one] ?? null, values[other] ?? null, turn) || one - other;
}

/** What is empty stands last in both directions. */
function compareValues(one: Value, other: Value, turn: 1 | -1): number {
  const [noOne, noOther] = [one === null || one === "", other === null || other === ""];
  if (noOne || noOther) return Number(noOne) - Number(noOther);
  if (typeof one === "number" && typeof other === "number") return (one - other) * turn;
  return collator.compare(String(one), String(other)) * turn;
}

function tree(plan: Plan, filtered: boolean, passes: RowTest, before: Before): Arranged {
  const { parent } = plan.window.activities;
  const count = parent.length;
  const shown = new Uint8Array(count);
  const dimmed = filtered ? new Uint8Array(count) : null;
  let hits = 0;
  for (let row = count - 1; row >= 0; row--) {
    const hit = passes(row);
    if (hit) hits++;
    else if (shown[row] && dimmed) dimmed[row] = 1;
    if (!hit && !shown[row]) continue;
    shown[row] = 1;
    const above = parent[row] ?? -1;
    if (above >= 0) shown[above] = 1;
  }
  const order = before ? sortedTree(parent, before) : parent.map((_, row) => row);
  return {
    order: Int32Array.from(order.filter((row) => shown[row])),
    groups: [],
    dimmed,
    isTree: true,
    hits,
  };
}

function sortedTree(parent: readonly number[], before: (one: number, other: number) => number): number[] {
  const children = new Map<number, number[]>();
  parent.forEach((above, row) => {
    const siblings = children.get(above);
    if (siblings) siblings.push(row);
    else children.set(above, [row]);
  });
  for (const siblings of children.values()) siblings.sort(before);
  const order: number[] = [];
  const waiting = [...(children.get(-1) ?? [])].reverse();
  while (waiting.length > 0) {
    const row = waiting.pop() as number;
    order.push(row);
    const under = children.get(row) ?? [];
    for (let index = under.length - 1; index >= 0; index--) waiting.push(under[index] as number);
  }
  return order;
}

function workRows(plan: Plan, passes: RowTest, before: Before): number[] {
  const rows: number[] = [];
  for (let row = 0; row < plan.window.activities.id.length; row++)
    if (!plan.isSummary(row) && passes(row)) rows.push(row);
  return before ? rows.sort(before) : rows;
}

function flat(plan: Plan, passes: RowTest, before: Before): Arranged {
  const rows = workRows(plan, passes, before);
  return { order: Int32Array.from(rows), groups: [], dimmed: null, isTree: false, hits: rows.length };
}

function grouped(plan: Plan, passes: RowTest, before: Before, textOf: (row: number) => string): Arranged {
  const rows = workRows(plan, passes, before);
  const byKey = new Map<string, number[]>();
  for (const row of rows) {
    const key = textOf(row);
    const members = byKey.get(key);
    if (members) members.push(row);
    else byKey.set(key, [row]);
  }
  const keys = [...byKey.keys()].sort((one, other) => compareValues(one, other, 1));
  const order = new Int32Array(rows.length + keys.length);
  let place = 0;
  const groups = keys.map((key, index) => {
    const members = byKey.get(key) ?? [];
    order[place++] = -2 - index;
    for (const row of members) order[place++] = row;
    return totalsOf(plan, key, members);
  });
  return { order, groups, dimmed: null, isTree: false, hits: rows.length };
}

/** What activities are gathered by: the text of a column, or the resource that stands first. */
function groupText(plan: Plan, fields: Fields, name: string): ((row: number) => string) | null {
  if (name === "resources") return (row) => firstResource(plan, row);
  const field = fields.get(name);
  return field ? (row) => field.text(plan, row) : null;
}

function firstResource(plan: Plan, row: number): string {
  const [place] = assignedTo(plan.window, row);
  const resource = place === undefined ? undefined : plan.window.assignments.resource_id[place];
  return resource === undefined ? "" : resourceName(plan.window, resource);
}

/** Count, first start, last finish, percent by duration, and the quantity where all units agree. */
export function totalsOf(plan: Plan, key: string, rows: readonly number[]): GroupTotals {
  const { start, finish, duration, percent } = plan.window.activities;
  const totals: GroupTotals = {
    key,
    title: key,
    count: rows.length,
    start: least(rows.map((row) => start[row] ?? null)),
    finish: greatest(rows.map((row) => finish[row] ?? null)),
    percent: 0,
    quantity: null,
    unit: "",
  };
  let weight = 0;
  let done = 0;
  for (const row of rows) {
    weight += duration[row] ?? 0;
    done += (duration[row] ?? 0) * (percent[row] ?? 0);
  }
  totals.percent = weight === 0 ? 0 : done / weight;
  return { ...totals, ...quantityOf(plan, rows) };
}

function least(values: (number | null)[]): number | null {
  return values.reduce(
    (found, value) => (value !== null && (found === null || value < found) ? value : found),
    null,
  );
}

function greatest(values: (number | null)[]): number | null {
  return values.reduce(
    (found, value) => (value !== null && (found === null || value > found) ? value : found),
    null,
  );
}

function quantityOf(plan: Plan, rows: readonly number[]): { quantity: number | null; unit: string } {
  let sum: number | null = null;
  let unit: string | null = null;
  for (const row of rows) {
    const quantity = at(plan, "quantity", row);
    if (quantity === null) continue;
    const own = at(plan, "unit", row) ?? "";
    if (unit !== null && own !== unit) return { quantity: null, unit: "" };
    unit = own;
    sum = (sum ?? 0) + quantity;
  }
  return { quantity: sum, unit: unit ?? "" };
}

/** Fields by which a plan can be grouped. */
export const groupFields = (types: readonly string[]): string[] => [
  "responsible",
  "trade",
  "location",
  "resources",
  "calendar",
  ...types.map((type) => `${CODE_PREFIX}${type}`),
];
