import type { PlanOperation } from "@headway/api-types";
import {
  type Placement,
  type Plan,
  placeBelow,
  placeBeside,
  placeDown,
  placeIndented,
  placeOutdented,
  placeUp,
  rowAfterRemoval,
} from "@headway/model";
import { t } from "@headway/ui";
import { nextTick, type Ref, readonly, shallowRef } from "vue";
import type { PlanEditing } from "./editing.ts";

export const COMMANDS = [
  "add",
  "addWbs",
  "delete",
  "indent",
  "outdent",
  "up",
  "down",
  "undo",
  "redo",
] as const;
export type Command = (typeof COMMANDS)[number];

/** Where refusals of commands stand: under the toolbar. */
export const TOOLBAR = "toolbar";

const NEW_ROW = -1;
const MOVES = { indent: placeIndented, outdent: placeOutdented, up: placeUp, down: placeDown } as const;

export interface CommandTarget {
  plan: Ref<Plan | undefined>;
  selectedRow: Ref<number | null>;
  editing: PlanEditing;
  /** Chooses an activity and brings it into view. */
  reveal: (id: number) => void;
  select: (id: number | null) => void;
  /** Lets the person type the name of the chosen activity. */
  typeName: () => void;
}

/** A deletion that can be taken back at once. */
export interface Offer {
  text: string;
  editId: number;
}

/** What the tools and keys do to the chosen row. */
export function useCommands({ plan, selectedRow, editing, reveal, select, typeName }: CommandTarget) {
  const offer = shallowRef<Offer | null>(null);

  const idAt = (row: number): number | null => plan.value?.window.activities.id[row] ?? null;

  async function add(kind: "task" | "wbs"): Promise<void> {
    const current = plan.value;
    if (!current) return;
    const row = selectedRow.value;
    const place =
      kind === "wbs"
        ? placeBeside(current.window, row)
        : placeBelow(current.window, row, row !== null && isWbs(current, row));
    const answer = await editing.edit({ where: TOOLBAR, operations: [newRow(current, kind, place)] });
    const id = answer?.created[String(NEW_ROW)];
    if (id === undefined) return;
    await shownOnPage();
    reveal(id);
    await nextTick();
    typeName();
  }

  async function remove(): Promise<void> {
    const row = selectedRow.value;
    const current = plan.value;
    const activity_id = row === null ? null : idAt(row);
    if (!current || row === null || activity_id === null) return;
    const next = rowAfterRemoval(current.window, row);
    const name = current.window.activities.name[row] ?? "";
    const under = current.descendantCount(row);
    const answer = await editing.edit({
      where: TOOLBAR,
      operations: [{ kind: "delete_activity", activity_id }],
    });
    if (!answer) return;
    const key = under > 0 ? "client.edit.deleted.many" : "client.edit.deleted";
    offer.value = { text: t(key, { name, count: under + 1 }), editId: answer.edit_id };
    await shownOnPage();
    if (next === null) select(null);
    else reveal(next);
  }

  async function move(how: keyof typeof MOVES): Promise<void> {
    const row = selectedRow.value;
    const activity_id = row === null ? null : idAt(row);
    if (!plan.value || row === null || activity_id === null) return;
    const place = MOVES[how](plan.value.window, row);
    if (!place) return;
    const answer = await editing.edit({
      where: TOOLBAR,
      operations: [{ kind: "move_activity", activity_id, ...place }],
    });
    if (!answer) return;
    await shownOnPage();
    reveal(activity_id);
  }

  async function takeOffer(): Promise<void> {
    if (!offer.value) return;
    const { editId } = offer.value;
    offer.value = null;
    await editing.undo(TOOLBAR, editId);
  }

  async function run(command: Command): Promise<void> {
    if (command !== "undo") offer.value = null;
    if (command === "add") await add("task");
    else if (command === "addWbs") await add("wbs");
    else if (command === "delete") await remove();
    else if (command === "undo") {
      offer.value = null;
      await editing.undo(TOOLBAR);
    } else if (command === "redo") await editing.redo(TOOLBAR);
    else await move(command);
  }

  const dropOffer = () => {
    offer.value = null;
  };

  return { run, offer: readonly(offer), takeOffer, dropOffer };
}

const isWbs = (plan: Plan, row: number): boolean =>
  plan.window.kinds[plan.window.activities.kind[row] ?? -1] === "wbs";

function newRow(plan: Plan, kind: "task" | "wbs", place: Placement): PlanOperation {
  const values: Record<string, unknown> =
    kind === "wbs"
      ? { kind, name: t("client.edit.new_wbs") }
      : { kind, name: t("client.edit.new_activity"), duration_minutes: plan.window.minutes_per_day };
  return { kind: "add_activity", ref: NEW_ROW, ...place, values };
}

/** The query cache tells its readers in a task of its own. */
const shownOnPage = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve));
  await nextTick();
};

/** The command of a key, as in MS Project and P6; null when the key is not ours. */
export function commandOfKey(event: KeyboardEvent): Command | null {
  if (event.isComposing) return null;
  const control = event.ctrlKey || event.metaKey;
  if (control && !event.altKey) return controlled(event);
  if (event.altKey && event.shiftKey) return OUTLINE_KEYS[event.key] ?? null;
  if (event.altKey || event.shiftKey) return null;
  return PLAIN_KEYS[event.key] ?? null;
}

const OUTLINE_KEYS: Record<string, Command> = {
  ArrowRight: "indent",
  ArrowLeft: "outdent",
  ArrowUp: "up",
  ArrowDown: "down",
};
const PLAIN_KEYS: Record<string, Command> = { Insert: "add", Delete: "delete" };

function controlled(event: KeyboardEvent): Command | null {
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}
