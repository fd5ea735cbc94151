import type { PlanOperation } from "@headway/api-types";
import type { Plan } from "../plan.ts";
import { plain } from "../typed/plain.ts";
import { takeCell } from "./compose.ts";
import { type CellContext, draftOf, isNew, type Note, type Refused, type RowDraft } from "./draft.ts";
import type { Field } from "./fields.ts";
import type { Rights } from "./locks.ts";

/** A text that a cell shall hold; rows from the plan's count on are made by the same edit. */
export interface CellWish {
  row: number;
  field: string;
  text: string;
}

export interface CellProblem extends CellWish {
  refused: Refused;
}

/** Many cells as one edit, and what of them cannot be taken. */
export interface Composed {
  operations: PlanOperation[];
  problems: CellProblem[];
  notes: Note[];
  /** Rows that change, rows that are made, cells that were taken. */
  changed: number;
  added: number;
  cells: number;
}

export interface BlockTarget {
  plan: Plan;
  fields: ReadonlyMap<string, Field>;
  rights: Rights;
  /** What a new row is called until it has a name. */
  newName: string;
}

/** Later fields build on earlier ones: a finish counts from the start that stands beside it. */
const ORDER = [
  "kind",
  "calendar",
  "start",
  "duration",
  "finish",
  "constraint",
  "constraint_at",
  "actual_start",
];
const rank = (field: string): number => {
  const place = ORDER.indexOf(field);
  return place < 0 ? ORDER.length : place;
};

/** What fulfils the wishes, as one edit. A cell that holds its text already asks for nothing. */
export function composeCells(target: BlockTarget, wishes: readonly CellWish[]): Composed {
  const { plan, fields } = target;
  const byRow = wishesByRow(wishes);
  const context = contextOf(target, wishes);
  const problems: CellProblem[] = [];
  const drafts: RowDraft[] = [];
  let cells = 0;
  for (const [row, told] of byRow) {
    const draft = draftOf(row, context.idOf(row));
    for (const wish of told.sort((one, other) => rank(one.field) - rank(other.field))) {
      if (isNew(plan, row) ? wish.text.trim() === "" : stands(plan, fields, wish)) continue;
      const refused = takeCell(context, draft, wish.field, wish.text);
      if (refused) problems.push({ ...wish, refused });
      else cells++;
    }
    drafts.push(draft);
  }
  return gathered(target, drafts, problems, cells);
}

const stands = (plan: Plan, fields: ReadonlyMap<string, Field>, { row, field, text }: CellWish): boolean =>
  fields.get(field)?.text(plan, row) === text.trim();

function wishesByRow(wishes: readonly CellWish[]): Map<number, CellWish[]> {
  const byRow = new Map<number, CellWish[]>();
  for (const wish of wishes) {
    const told = byRow.get(wish.row);
    if (told) told.push(wish);
    else byRow.set(wish.row, [wish]);
  }
  return byRow;
}

export function contextOf({ plan, rights }: BlockTarget, wishes: readonly CellWish[] = []): CellContext {
  const { id } = plan.window.activities;
  const rows = wishes.reduce((most, { row }) => Math.max(most, row + 1), id.length);
  const idOf = (row: number) => id[row] ?? id.length - row - 1;
  let ref = id.length - rows - 1;
  let byCode: Map<string, number> | undefined;
  const rowOf = (word: string): number => {
    if (/^\d+$/.test(word) && Number(word) >= 1 && Number(word) <= rows) return Number(word) - 1;
    byCode ??= rowsByCode(plan, wishes);
    return byCode.get(keyOf(word)) ?? -1;
  };
  return { plan, rights, rowOf, idOf, nextRef: () => ref-- };
}

const keyOf = (code: string): string => plain(code).toLowerCase();

function rowsByCode(plan: Plan, wishes: readonly CellWish[]): Map<string, number> {
  const rows = new Map<string, number>();
  plan.window.activities.code.forEach((code, row) => {
    if (code !== "" && !rows.has(keyOf(code))) rows.set(keyOf(code), row);
  });
  for (const { field, row, text } of wishes) if (field === "code" && text !== "") rows.set(keyOf(text), row);
  return rows;
}

function gathered(
  target: BlockTarget,
  drafts: readonly RowDraft[],
  problems: CellProblem[],
  cells: number,
): Composed {
  const made = drafts.filter((draft) => isNew(target.plan, draft.row));
  const standing = drafts.filter((draft) => !isNew(target.plan, draft.row));
  const asking = standing.filter((draft) => asksForSomething(draft));
  const operations: PlanOperation[] = [
    ...made.sort((one, other) => one.row - other.row).map((draft) => addition(target, draft)),
    ...asking.flatMap((draft) => changes(draft)),
    ...made.flatMap((draft) => progress(draft)),
    ...drafts.flatMap((draft) => draft.others),
  ];
  const notes = drafts.flatMap((draft) => draft.notes);
  return { operations, problems, notes, changed: asking.length, added: made.length, cells };
}

const asksForSomething = ({ change, progress: told, others }: RowDraft): boolean =>
  Object.keys(change).length > 0 || Object.keys(told).length > 0 || others.length > 0;

function changes(draft: RowDraft): PlanOperation[] {
  const { id, change } = draft;
  const own: PlanOperation[] =
    Object.keys(change).length > 0 ? [{ kind: "change_activity", activity_id: id, values: change }] : [];
  return [...own, ...progress(draft)];
}

const progress = ({ id, progress: values }: RowDraft): PlanOperation[] =>
  Object.keys(values).length > 0 ? [{ kind: "record_progress", activity_id: id, values }] : [];

/** A new row stands at the end, beside the last one. */
function addition({ plan, newName }: BlockTarget, draft: RowDraft): PlanOperation {
  const { parent, id } = plan.window.activities;
  const last = parent[id.length - 1] ?? -1;
  const values: Record<string, unknown> = {
    kind: "task",
    name: newName,
    ...(draft.change.kind === undefined ? { duration_minutes: plan.window.minutes_per_day } : {}),
    ...draft.change,
  };
  return {
    kind: "add_activity",
    ref: draft.id,
    parent_id: last < 0 ? null : (id[last] as number),
    after_id: null,
    first: false,
    values,
  };
}
