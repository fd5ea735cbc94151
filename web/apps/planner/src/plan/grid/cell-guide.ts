import type { CellGuide, CellLock, CellPlace, CellSpec } from "@headway/gantt";
import {
  type BlockTarget,
  composeCells,
  distinctTexts,
  type Field,
  lockOf,
  type Note,
  reportsProgress,
} from "@headway/model";
import { t } from "@headway/ui";
import { RequestFailed } from "../../api/request.ts";
import type { PlanEditing } from "../editing.ts";
import { fieldWords, refusedText } from "./words.ts";

const CONSTRAINTS = [
  "start_on_or_after",
  "start_on_or_before",
  "start_on",
  "finish_on_or_after",
  "finish_on_or_before",
  "finish_on",
  "mandatory_start",
  "mandatory_finish",
  "as_late_as_possible",
] as const;
const KINDS = ["task", "start_milestone", "finish_milestone"] as const;
/** Columns in which the words of other rows are offered. */
const OFFERED = new Set(["location", "trade", "responsible", "unit"]);

export interface GuideHost {
  target: () => BlockTarget;
  editing: PlanEditing;
  /** A row that was just typed into stays in view, whatever the filter says. */
  keep: (ids: readonly number[]) => void;
  noted: (notes: readonly Note[], name: string) => void;
  /** The server has taken what was typed into a column. */
  sent?: (column: string) => void;
}

export const whereOf = ({ id, column }: Pick<CellPlace, "id" | "column">): string => `${id}:${column}`;

/** What the grid asks the page while cells are typed into. */
export function createGuide({ target, editing, keep, noted, sent }: GuideHost): CellGuide {
  const drafts = new Map<string, string>();
  /** The revision that the person saw when he began to type. */
  let begun = 0;

  function spec({ row, column }: CellPlace): CellSpec | CellLock {
    const { plan, fields, rights } = target();
    const field = fields.get(column);
    const lock = field ? lockOf(plan, row, column, rights) : "calculated";
    begun = editing.revision();
    if (lock || !field) return { locked: t(`grid.lock.${lock ?? "calculated"}`) };
    return { text: field.text(plan, row), ...inputOf(target(), field), ...hintOf(target(), row, column) };
  }

  function commit(place: CellPlace, text: string, leaving: boolean): string | null {
    const { plan } = target();
    const composed = composeCells(target(), [{ row: place.row, field: place.column, text }]);
    const [problem] = composed.problems;
    const where = whereOf(place);
    drafts.set(where, text);
    if (problem) {
      const words = refusedText(problem.refused);
      if (leaving) editing.refuse(where, new RequestFailed(422, "grid.problem", words, null));
      return words;
    }
    editing.refuse(where, null);
    if (composed.operations.length > 0)
      void send(
        where,
        place,
        composed.operations,
        composed.notes,
        plan.window.activities.name[place.row] ?? "",
      );
    return null;
  }

  async function send(
    where: string,
    { id, column }: CellPlace,
    operations: Parameters<PlanEditing["edit"]>[0]["operations"],
    notes: readonly Note[],
    name: string,
  ): Promise<void> {
    keep([id]);
    const answer = await editing.edit({ where, operations, begun });
    if (!answer) return;
    drafts.delete(where);
    sent?.(column);
    noted(notes, name);
  }

  return {
    spec,
    commit,
    refusal: (place) => {
      const failure = editing.refusals.value.get(whereOf(place));
      if (!failure) return null;
      const cure = [failure.cure, t("grid.problem.cure")].filter(Boolean).join(" ");
      return { text: failure.text, cure, draft: drafts.get(whereOf(place)) ?? "" };
    },
    drop: (place) => {
      drafts.delete(whereOf(place));
      editing.refuse(whereOf(place), null);
    },
  };
}

function inputOf(
  { plan, fields }: BlockTarget,
  { id, type }: Field,
): Pick<CellSpec, "as" | "choices" | "free"> {
  if (id === "constraint")
    return { as: "choice", choices: CONSTRAINTS.map((one) => fieldWords.constraint(one)) };
  if (id === "kind") return { as: "choice", choices: KINDS.map((one) => fieldWords.kind(one)) };
  if (id === "calendar") return { as: "choice", choices: plan.window.calendars.map(({ name }) => name) };
  if (id === "resources")
    return { as: "text", choices: plan.window.resources.map(({ name }) => name), free: true };
  if (type === "start" || type === "finish") return { as: "date" };
  if (type === "span" || type === "percent" || type === "number") return { as: "number" };
  const field = fields.get(id);
  const offers = OFFERED.has(id) || id.startsWith("code:");
  return offers && field ? { as: "text", choices: distinctTexts(plan, field), free: true } : { as: "text" };
}

function hintOf({ plan }: BlockTarget, row: number, column: string): Pick<CellSpec, "hint"> {
  const fact = reportsProgress(plan, row, column);
  if (column === "start") return { hint: t(fact ? "grid.hint.started" : "grid.hint.start") };
  if (column === "finish") return { hint: t(fact ? "grid.hint.complete" : "grid.hint.finish") };
  if (column === "duration" || column === "remaining") return { hint: t("grid.hint.duration") };
  if (column === "predecessors" || column === "successors") return { hint: t("grid.hint.links") };
  return column === "resources" ? { hint: t("grid.hint.resources") } : {};
}
