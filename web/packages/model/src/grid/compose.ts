import type { PlanOperation } from "@headway/api-types";
import type { Plan } from "../plan.ts";
import { readNumber, readPercent } from "../typed/plain.ts";
import { readConstraint, readKind, readName } from "../typed/words.ts";
import { localIso } from "../working-time.ts";
import { at, constraintAt } from "./columns.ts";
import { linkOperations, resourceOperations } from "./compose-lists.ts";
import { finishOf, instantOf, spanOf, startOf } from "./compose-times.ts";
import { type CellContext, isNew, type Problem, type Refused, type RowDraft } from "./draft.ts";
import { CODE_PREFIX } from "./fields.ts";
import { lockOf, reportsProgress } from "./locks.ts";

/** Takes one typed cell into the draft of its row; null when it was taken. */
export function takeCell(context: CellContext, draft: RowDraft, field: string, text: string): Refused | null {
  if (!isNew(context.plan, draft.row)) {
    const lock = lockOf(context.plan, draft.row, field, context.rights);
    if (lock) return { lock };
  }
  if (field.startsWith(CODE_PREFIX)) return takeCode(context, draft, field.slice(CODE_PREFIX.length), text);
  const take = TAKERS[field];
  return take ? take(context, draft, text) : { problem: "unknown_column" };
}

type Taker = (context: CellContext, draft: RowDraft, text: string) => Refused | null;

const words =
  (name: string): Taker =>
  (_context, draft, text) => {
    draft.change[name] = text.trim();
    return null;
  };

const TAKERS: Record<string, Taker> = {
  code: words("code"),
  location: words("location"),
  trade: words("trade"),
  responsible: words("responsible"),
  unit: words("unit"),
  name: (_context, draft, text) => {
    if (text.trim() === "") return { problem: "name_empty" };
    draft.change.name = text.trim().replace(/\s*\n\s*/g, " ");
    return null;
  },
  kind: (_context, draft, text) => {
    const kind = readKind(text);
    if (kind === null || kind === "") return { problem: "kind", parameters: { text } };
    draft.change.kind = kind;
    return null;
  },
  duration: (context, draft, text) => {
    const span = spanOf(context, draft.row, text);
    if ("problem" in span) return span;
    draft.change.duration_minutes = span.minutes;
    draft.change.duration_elapsed = span.elapsed;
    return null;
  },
  remaining: (context, draft, text) => {
    const span = spanOf(context, draft.row, text);
    if ("problem" in span) return span;
    draft.progress.remaining_minutes = span.minutes;
    return null;
  },
  percent: (_context, draft, text) => {
    const percent = text.trim() === "" ? 0 : readPercent(text);
    if (percent === null) return { problem: "percent", parameters: { text } };
    draft.progress.percent_complete = percent;
    return null;
  },
  start: takeStart,
  finish: takeFinish,
  actual_start: (context, draft, text) => takeFact(context, draft, "actual_start", text),
  actual_finish: (context, draft, text) => takeFact(context, draft, "actual_finish", text),
  deadline: (context, draft, text) => {
    const instant = instantOf(context, draft.row, text, "finish", at(context.plan, "deadline", draft.row));
    if (typeof instant === "object" && instant !== null) return instant;
    draft.change.deadline = instant;
    return null;
  },
  constraint: takeConstraint,
  constraint_at: takeConstraintDay,
  calendar: takeCalendar,
  quantity: (_context, draft, text) => {
    const quantity = text.trim() === "" ? null : readNumber(text);
    if (quantity === null && text.trim() !== "") return { problem: "number", parameters: { text } };
    if ((quantity ?? 0) < 0) return { problem: "negative" };
    draft.change.quantity = quantity;
    return null;
  },
  predecessors: (context, draft, text) => takeList(draft, linkOperations(context, draft, "before", text)),
  successors: (context, draft, text) => takeList(draft, linkOperations(context, draft, "after", text)),
  resources: (context, draft, text) => takeList(draft, resourceOperations(context, draft, text)),
};

function takeList(draft: RowDraft, found: PlanOperation[] | Problem): Problem | null {
  if ("problem" in found) return found;
  draft.others.push(...found);
  return null;
}

function takeCode({ plan }: CellContext, draft: RowDraft, type: string, text: string): null {
  const before = draft.change.codes ?? at(plan, "codes", draft.row) ?? {};
  const codes: Record<string, string> = { ...(before as Record<string, string>), [type]: text.trim() };
  if (text.trim() === "") delete codes[type];
  draft.change.codes = codes;
  return null;
}

/** Of work that has begun the start is a fact; else the work starts not before the day (as in MS Project). */
function takeStart(context: CellContext, draft: RowDraft, text: string): Refused | null {
  const { plan } = context;
  if (!isNew(plan, draft.row) && reportsProgress(plan, draft.row, "start")) {
    draft.notes.push({ note: "actual_start" });
    return takeFact(context, draft, "actual_start", text);
  }
  const slot = startSlot(plan, draft.row);
  if (slot === null) return { problem: "constraint_taken" };
  if (text.trim() === "") return dropStart(context.plan, draft, slot);
  const start = startOf(context, draft.row, text);
  if (typeof start !== "number") return start;
  draft.start = start;
  draft.change[slot] = "start_on_or_after";
  draft.change[`${slot}_at`] = localIso(start);
  draft.notes.push({ note: "start_constraint", parameters: { day: localIso(start).slice(0, 10) } });
  return null;
}

type Slot = "constraint" | "secondary_constraint";
const MOVABLE = new Set(["", "start_on_or_after", "start_on", "as_late_as_possible"]);

/** A row may carry two constraints: the one about the start gives way, another one stays. */
function startSlot(plan: Plan, row: number): Slot | null {
  if (isNew(plan, row) || MOVABLE.has(constraintAt(plan, row, "constraint"))) return "constraint";
  return MOVABLE.has(constraintAt(plan, row, "secondary_constraint")) ? "secondary_constraint" : null;
}

function dropStart(plan: Plan, draft: RowDraft, slot: Slot): null {
  if (!isNew(plan, draft.row) && constraintAt(plan, draft.row, slot) !== "") {
    draft.change[slot] = null;
    draft.change[`${slot}_at`] = null;
    draft.notes.push({ note: "start_constraint_gone" });
  }
  return null;
}

/** Of work that is done the finish is a fact; else the duration becomes what lies between start and finish. */
function takeFinish(context: CellContext, draft: RowDraft, text: string): Refused | null {
  const { plan, rights } = context;
  if (!isNew(plan, draft.row) && reportsProgress(plan, draft.row, "finish")) {
    draft.notes.push({ note: "actual_finish" });
    return takeFact(context, draft, "actual_finish", text);
  }
  if (draft.change.duration_minutes !== undefined || text.trim() === "") return null;
  if (!rights.edit) return { lock: "no_right" };
  const found = finishOf(context, draft.row, text, draft.start);
  if ("problem" in found) return found;
  draft.change.duration_minutes = found.minutes;
  draft.change.duration_elapsed = false;
  const days = Math.round((found.minutes / plan.window.minutes_per_day) * 10) / 10;
  draft.notes.push({ note: "duration_from_finish", parameters: { days } });
  return null;
}

function takeFact(
  context: CellContext,
  draft: RowDraft,
  field: "actual_start" | "actual_finish",
  text: string,
): Refused | null {
  const edge = field === "actual_start" ? "start" : "finish";
  const instant = instantOf(context, draft.row, text, edge, at(context.plan, field, draft.row));
  if (typeof instant === "object" && instant !== null) return instant;
  draft.progress[field] = instant;
  return null;
}

const edgeOf = (constraint: string): "start" | "finish" =>
  constraint.includes("finish") ? "finish" : "start";

/** A constraint without a day yet stands where the plan puts the work now. */
function takeConstraint({ plan }: CellContext, draft: RowDraft, text: string): Problem | null {
  const kind = readConstraint(text);
  if (kind === null) return { problem: "constraint", parameters: { text } };
  draft.change.constraint = kind === "" ? null : kind;
  if (kind === "" || kind === "as_late_as_possible") {
    draft.change.constraint_at = null;
    return null;
  }
  const edge = edgeOf(kind);
  const before = constraintAt(plan, draft.row, "constraint");
  const kept = edgeOf(before) === edge ? at(plan, "constraint_at", draft.row) : null;
  const planned = plan.window.activities[edge][draft.row] ?? null;
  const instant = kept ?? planned;
  if (instant !== null) draft.change.constraint_at = localIso(instant);
  return null;
}

function takeConstraintDay(context: CellContext, draft: RowDraft, text: string): Problem | null {
  const { plan } = context;
  const kind = (draft.change.constraint as string | undefined) ?? constraintAt(plan, draft.row, "constraint");
  if (kind === "" || kind === "as_late_as_possible")
    return text.trim() === "" ? null : { problem: "constraint_first" };
  const instant = instantOf(context, draft.row, text, edgeOf(kind), at(plan, "constraint_at", draft.row));
  if (typeof instant === "object" && instant !== null) return instant;
  if (instant === null) draft.change.constraint = null;
  else draft.change.constraint = kind;
  draft.change.constraint_at = instant;
  return null;
}

function takeCalendar({ plan }: CellContext, draft: RowDraft, text: string): Problem | null {
  if (text.trim() === "") {
    draft.change.calendar_id = null;
    return null;
  }
  const calendar = readName(text, plan.window.calendars);
  if (!calendar) return { problem: "calendar", parameters: { text } };
  draft.change.calendar_id = calendar.id;
  return null;
}
