import type { PlanOperation } from "@headway/api-types";
import type { Plan } from "../plan.ts";
import { type Lag, lagText, readLinks, type TypedLink } from "../typed/links.ts";
import { plain, readNumber } from "../typed/plain.ts";
import { assignedTo, linksOf } from "./columns.ts";
import { measuresOf } from "./compose-times.ts";
import { type CellContext, isNew, type Problem, type RowDraft } from "./draft.ts";
import { linkAt } from "./fields.ts";

/** What turns the relations of a row on one side into those that were typed. */
export function linkOperations(
  context: CellContext,
  draft: RowDraft,
  side: "before" | "after",
  text: string,
): PlanOperation[] | Problem {
  const read = readLinks(text, context.rowOf, measuresOf(context, draft.row));
  if ("problem" in read) return read;
  const standing = isNew(context.plan, draft.row)
    ? []
    : (linksOf(context.plan.window)[side][draft.row] ?? []);
  const left = new Set(standing);
  const places = matched(context, left, side, read.links);
  const operations: PlanOperation[] = [];
  for (const wanted of read.links) {
    const place = places.get(wanted);
    const values = place === undefined ? null : changedValues(context, place, wanted);
    if (place === undefined) operations.push(addition(context, draft, side, wanted));
    else if (values) operations.push({ kind: "change_relation", relation_id: idAt(context, place), values });
  }
  const deletions = [...left].map(
    (place): PlanOperation => ({ kind: "delete_relation", relation_id: idAt(context, place) }),
  );
  return [...deletions, ...operations];
}

const idAt = ({ plan }: CellContext, place: number): number => plan.window.relations.id[place] as number;

/**
 * Which standing relation each typed one is: to the same row, what reads the same first, then one of the same type,
 * then any. So a changed lag or type keeps its relation, and one that was not retyped is never taken for another.
 */
function matched(
  { plan }: CellContext,
  left: Set<number>,
  side: "before" | "after",
  links: readonly TypedLink[],
): Map<TypedLink, number> {
  const { relations } = plan.window;
  const ends = side === "before" ? relations.predecessor : relations.successor;
  const found = new Map<TypedLink, number>();
  const fits: readonly ((now: Now, wanted: TypedLink) => boolean)[] = [
    (now, wanted) => now.type === wanted.type && readsTheSame(plan, now, wanted),
    (now, wanted) => now.type === wanted.type,
    () => true,
  ];
  for (const fit of fits)
    for (const wanted of links) {
      if (found.has(wanted)) continue;
      const place = [...left].find((one) => ends[one] === wanted.row && fit(linkAt(plan, one), wanted));
      if (place === undefined) continue;
      left.delete(place);
      found.set(wanted, place);
    }
  return found;
}

type Now = ReturnType<typeof linkAt>;

/** What is shown is rounded: a third of the predecessor reads 33.33 %, and stays a third. */
const readsTheSame = ({ window }: Plan, now: Lag, wanted: Lag): boolean =>
  lagText(now, window.minutes_per_day) === lagText(wanted, window.minutes_per_day);

function changedValues(
  { plan }: CellContext,
  place: number,
  wanted: TypedLink,
): Record<string, unknown> | null {
  const now = linkAt(plan, place);
  const values: Record<string, unknown> = {};
  if (now.type !== wanted.type) values.type = wanted.type;
  if (!readsTheSame(plan, now, wanted)) Object.assign(values, lagValues(wanted, now.elapsed));
  return Object.keys(values).length > 0 ? values : null;
}

function addition(
  context: CellContext,
  draft: RowDraft,
  side: "before" | "after",
  wanted: TypedLink,
): PlanOperation {
  const other = context.idOf(wanted.row);
  const [predecessor_id, successor_id] = side === "before" ? [other, draft.id] : [draft.id, other];
  const values = { type: wanted.type, ...lagValues(wanted, false) };
  return { kind: "add_relation", predecessor_id, successor_id, values };
}

/** A lag for the server. The calendar of a working lag stays as it is unless it was counted around the clock. */
export function lagValues(wanted: Lag, wasElapsed: boolean): Record<string, unknown> {
  const values: Record<string, unknown> = { lag_minutes: wanted.lagMinutes };
  values.lag_percent = wanted.lagPercent;
  if (wanted.elapsed) values.lag_calendar = "elapsed";
  else if (wasElapsed) values.lag_calendar = null;
  return values;
}

const ASSIGNED = /^(.*?)\s*(?:[[(]\s*([\d.]+)\s*(%?)\s*[\])])?$/;

/** `木工班[2], 塔吊[50%]` as assignments of resources that the project knows. */
export function resourceOperations(
  context: CellContext,
  draft: RowDraft,
  text: string,
): PlanOperation[] | Problem {
  const { plan } = context;
  const wanted = new Map<number, number | null>();
  for (const part of text.split(/[,，;；、\n]+/).map((one) => one.trim())) {
    if (part === "") continue;
    const found = ASSIGNED.exec(plain(part)) ?? [];
    const id = resourceId(context, part) ?? resourceId(context, found[1] ?? "");
    if (id === null) return { problem: "resource", parameters: { text: found[1] ?? part } };
    const units = found[2] === undefined ? null : readNumber(found[2]);
    wanted.set(id, units !== null && found[3] === "%" ? units / 100 : units);
  }
  const standing = isNew(plan, draft.row) ? [] : assignedTo(plan.window, draft.row);
  return assignmentOperations(context, draft.id, standing, wanted);
}

function resourceId({ plan }: CellContext, name: string): number | null {
  const told = plain(name).toLowerCase();
  return plan.window.resources.find((one) => plain(one.name).toLowerCase() === told)?.id ?? null;
}

function assignmentOperations(
  { plan }: CellContext,
  activity_id: number,
  standing: number[],
  wanted: Map<number, number | null>,
): PlanOperation[] {
  const { id, resource_id, units } = plan.window.assignments;
  const operations: PlanOperation[] = [];
  for (const place of standing) {
    const resource = resource_id[place] as number;
    const assignment_id = id[place] as number;
    if (!wanted.has(resource)) operations.push({ kind: "delete_assignment", assignment_id });
    const share = wanted.get(resource) ?? null;
    if (share !== null && share !== units[place])
      operations.push({ kind: "change_assignment", assignment_id, values: { units: share } });
    wanted.delete(resource);
  }
  for (const [resource, share] of wanted) {
    const values = share === null ? {} : { units: share };
    operations.push({ kind: "add_assignment", activity_id, resource_id: resource, values });
  }
  return operations;
}
