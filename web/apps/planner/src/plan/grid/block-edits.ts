import type { GridEvents } from "@headway/gantt";
import {
  type BlockTarget,
  type CellWish,
  type Composed,
  cellsOfText,
  composeCells,
  dropped,
  fillDown,
  placePasted,
} from "@headway/model";
import { t } from "@headway/ui";
import { shallowRef } from "vue";
import { RequestFailed } from "../../api/request.ts";
import { TOOLBAR } from "../commands.ts";
import type { PlanEditing } from "../editing.ts";
import { fieldTitle } from "./words.ts";

/** A block that has cells which cannot be used; the person decides about the rest. */
export interface Check {
  composed: Composed;
  lostColumns: number;
  done: string;
}

export interface BlockHost {
  target: () => BlockTarget;
  editing: PlanEditing;
  keep: (ids: readonly number[]) => void;
  tell: (words: string) => void;
}

/** The most operations that the server takes in one edit. */
const MOST_OPERATIONS = 20_000;
const SILENT = new Set(["row", "state", "notes"]);

/** Pasting, filling, replacing and dragging: many cells or rows as one edit. */
export function useBlockEdits({ target, editing, keep, tell }: BlockHost) {
  const check = shallowRef<Check | null>(null);

  const rowsOf = (ids: readonly number[]): number[] => {
    const { plan } = target();
    return ids.map((id) => plan.rowOfId.get(id) ?? -1).filter((row) => row >= 0);
  };
  const textAt = (row: number, field: string): string => {
    const { plan, fields } = target();
    return fields.get(field)?.text(plan, row) ?? "";
  };

  function refuse(words: string): void {
    editing.refuse(TOOLBAR, new RequestFailed(422, "grid.refused", words, null));
  }

  async function send({ operations, problems: _, ...composed }: Composed, done: string): Promise<boolean> {
    if (operations.length === 0) {
      refuse(t("grid.nothing"));
      return false;
    }
    if (operations.length > MOST_OPERATIONS) {
      refuse(t("grid.too_many", { most: MOST_OPERATIONS }));
      return false;
    }
    keep(operations.flatMap((one) => ("activity_id" in one ? [one.activity_id] : [])));
    const answer = await editing.edit({ where: TOOLBAR, operations });
    if (!answer) return false;
    keep(Object.values(answer.created));
    tell(done.replace("{cells}", String(composed.cells)));
    return true;
  }

  /** Sends what can be used, after a question when something cannot. */
  async function apply(
    wishes: readonly CellWish[],
    done: (composed: Composed) => string,
    lostColumns = 0,
  ): Promise<void> {
    const composed = composeCells(target(), wishes);
    const words = done(composed);
    if (composed.problems.length > 0 || lostColumns > 0) check.value = { composed, lostColumns, done: words };
    else await send(composed, words);
  }

  async function paste({ text, ids, columns, chosen }: GridEvents["paste"]): Promise<void> {
    const { plan, fields } = target();
    const titles = new Map([...fields.keys()].map((id) => [fieldTitle(id).toLowerCase(), id]));
    for (const id of ["row", "state"]) titles.set(fieldTitle(id).toLowerCase(), id);
    const placed = placePasted(cellsOfText(text), {
      rows: rowsOf(ids),
      columns,
      chosen,
      count: plan.window.activities.id.length,
      fieldOf: (title) => titles.get(title) ?? titles.get(title.replace(/\s*(天|d|\(d\))$/, "")) ?? null,
    });
    const wishes = placed.wishes.filter(({ field }) => !SILENT.has(field));
    await apply(wishes, ({ changed, added }) => t("grid.pasted", { changed, added }), placed.lostColumns);
  }

  async function fill({ ids, columns, source }: GridEvents["fill"]): Promise<void> {
    const fillable = columns.filter((column) => !SILENT.has(column));
    const wishes = fillDown(rowsOf(ids), fillable, source, textAt);
    await apply(wishes, ({ cells }) => t("grid.filled", { count: cells }));
  }

  const replace = (wishes: readonly CellWish[]): Promise<void> =>
    apply(wishes, ({ cells }) => t("grid.replaced", { count: cells }));

  async function drop({ ids, target: onto, place }: GridEvents["drop"]): Promise<void> {
    const { plan } = target();
    const operations = dropped(plan.window, rowsOf(ids), plan.rowOfId.get(onto) ?? -1, place);
    if (operations === null) refuse(t("grid.move.inside"));
    else if (await editing.edit({ where: TOOLBAR, operations }))
      tell(t("grid.moved", { count: operations.length }));
  }

  async function takeGood(): Promise<void> {
    const current = check.value;
    check.value = null;
    if (current) await send(current.composed, current.done);
  }

  const cancel = () => {
    check.value = null;
  };

  return { check, paste, fill, replace, drop, takeGood, cancel, rowsOf, textAt };
}

export type BlockEdits = ReturnType<typeof useBlockEdits>;
