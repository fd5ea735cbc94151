import type { PlanOperation } from "@headway/api-types";
import {
  indented,
  linkedInLine,
  outdented,
  type Placement,
  type Plan,
  placeBelow,
  placeBeside,
  rowAfterRemoval,
  shifted,
  topmost,
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
  "link",
  "undo",
  "redo",
] as const;
export type Command = (typeof COMMANDS)[number];

/** Where refusals of commands stand: under the toolbar. */
export const TOOLBAR = "toolbar";

const NEW_ROW = -1;
/** Above this many rows a deletion asks first. */
const DELETED_WITHOUT_ASKING = 20;
type Change = "indent" | "outdent" | "up" | "down" | "link";
const CHANGES: Record<Change, (plan: Plan, rows: number[]) => PlanOperation[]> = {
  indent: ({ window }, rows) => indented(window, rows),
  outdent: ({ window }, rows) => outdented(window, rows),
  up: ({ window }, rows) => shifted(window, rows, "before"),
  down: ({ window }, rows) => shifted(window, rows, "after"),
  link: ({ window }, rows) => linkedInLine(window, rows),
};

export interface CommandTarget {
  plan: Ref<Plan | undefined>;
  selectedRow: Ref<number | null>;
  /** Rows that are chosen in the grid, in the order of showing. */
  chosenIds: Ref<readonly number[]>;
  editing: PlanEditing;
  /** Chooses an activity and brings it into view. */
  reveal: (id: number) => void;
  select: (id: number | null) => void;
  /** Chooses several rows again after they have moved. */
  chooseRows: (ids: readonly number[]) => void;
  /** Lets the person type the name of an activity. */
  typeName: (id: number) => void;
  /** New rows stay in view, whatever the filter says. */
  keep: (ids: readonly number[]) => void;
}

/** A deletion that can be taken back at once. */
export interface Offer {
  text: string;
  editId: number;
}

/** A deletion of many rows that waits for a yes. */
export interface Asked {
  count: number;
  go: () => Promise<void>;
}

/** What the tools and keys do to the chosen row. */
export function useCommands({
  plan,
  selectedRow,
  chosenIds,
  editing,
  reveal,
  select,
  chooseRows,
  typeName,
  keep,
}: CommandTarget) {
  const offer = shallowRef<Offer | null>(null);
  const asked = shallowRef<Asked | null>(null);

  const idAt = (row: number): number | null => plan.value?.window.activities.id[row] ?? null;

  const selectedId = (): number | null => (selectedRow.value === null ? null : idAt(selectedRow.value));

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
    keep([id]);
    await shownOnPage();
    reveal(id);
    await nextTick();
    typeName(id);
  }

  /** The chosen rows, else the one that is shown as chosen. */
  function chosenRows(current: Plan): number[] {
    const rows = chosenIds.value.map((id) => current.rowOfId.get(id) ?? -1).filter((row) => row >= 0);
    if (selectedRow.value !== null && !rows.includes(selectedRow.value)) return [selectedRow.value];
    return rows;
  }

  async function remove(): Promise<void> {
    const current = plan.value;
    if (!current) return;
    const rows = topmost(current.window, chosenRows(current));
    const count = rows.reduce((sum, row) => sum + 1 + current.descendantCount(row), 0);
    const go = () => removeRows(current, rows, count);
    if (rows.length === 0) return;
    if (rows.length === 1 || count <= DELETED_WITHOUT_ASKING) await go();
    else asked.value = { count, go };
  }

  async function removeRows(current: Plan, rows: readonly number[], count: number): Promise<void> {
    const next = rowAfterRemoval(current.window, rows.at(-1) as number);
    const gone = new Set(rows.map(idAt));
    const operations = rows.map(
      (row): PlanOperation => ({ kind: "delete_activity", activity_id: idAt(row) as number }),
    );
    const answer = await editing.edit({ where: TOOLBAR, operations });
    if (!answer) return;
    offer.value = { text: deletedText(current, rows, count), editId: answer.edit_id };
    await shownOnPage();
    if (next === null || gone.has(next)) select(null);
    else reveal(next);
  }

  async function change(how: Change): Promise<void> {
    const current = plan.value;
    if (!current) return;
    const rows = chosenRows(current);
    const ids = rows.map((row) => idAt(row) as number);
    const operations = CHANGES[how](current, rows);
    if (operations.length === 0) return;
    const standing = selectedId();
    if (!(await editing.edit({ where: TOOLBAR, operations }))) return;
    await shownOnPage();
    // whoever has gone on to another row meanwhile is not called back
    if (selectedId() !== standing) return;
    if (ids.length === 1) reveal(ids[0] as number);
    else chooseRows(ids);
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
    else await change(command);
  }

  const dropOffer = () => {
    offer.value = null;
  };

  return { run, offer: readonly(offer), asked, takeOffer, dropOffer };
}

function deletedText(plan: Plan, rows: readonly number[], count: number): string {
  if (rows.length > 1) return t("grid.deleted.rows", { count });
  const name = plan.window.activities.name[rows[0] as number] ?? "";
  return t(count > 1 ? "client.edit.deleted.many" : "client.edit.deleted", { name, count });
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
/** As in MS Project. */
const LINK_KEY = "F2";

function controlled(event: KeyboardEvent): Command | null {
  const key = event.key.toLowerCase();
  if (event.key === LINK_KEY) return event.shiftKey ? null : "link";
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : null;
}
