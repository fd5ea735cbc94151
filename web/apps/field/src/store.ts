/** What pages read and write. Everything comes from and goes to the phone; the network is somebody else's business. */
import {
  type ActivityValue,
  type Changes,
  type Entry,
  type KeptRecord,
  measureRoom,
  type OperationRow,
  type Pending,
  type PhotoRow,
  type Position,
  type ProjectRow,
  pendingOf,
  type RecordKindName,
  type Room,
  recordKeyText,
  recordOf,
  recordsOf,
  requireRoom,
  saveOperation,
  shrink,
  storeContent,
  type ValuesByKind,
} from "@headway/sync";
import { computed, type Ref, ref, shallowRef } from "vue";
import { useLive } from "./live.ts";
import { person } from "./session/session.ts";
import { APP_VERSION, site, storage } from "./site.ts";

const CHOSEN_PROJECT = "headway.site.project";

/** The project that the pages show: the chosen one, else the first that reports from the site. */
export const projectId = ref<number | null>(readChosen());

function readChosen(): number | null {
  try {
    return Number(localStorage.getItem(CHOSEN_PROJECT)) || null;
  } catch {
    return null;
  }
}

export function chooseProject(id: number): void {
  projectId.value = id;
  try {
    localStorage.setItem(CHOSEN_PROJECT, String(id));
  } catch {
    // private browsing without storage: the choice lasts for this page
  }
}

const here = () => projectId.value ?? -1;

export function useProjects() {
  return useLive((db) => db.projects.toArray());
}

export function useProject(): { project: Readonly<Ref<ProjectRow | undefined>> } {
  const { value } = useLive((db) => db.projects.toArray());
  const project = computed(
    () => value.value?.find((one) => one.project_id === projectId.value) ?? value.value?.[0],
  );
  return { project };
}

/** All records of a kind of the project; undefined while the store is being read. */
export function useRecords<Kind extends RecordKindName>(kind: Kind) {
  return useLive<KeptRecord<ValuesByKind[Kind]>[]>((db) => recordsOf(db, here(), kind), here);
}

export function useRecord<Kind extends RecordKindName>(kind: Kind, id: () => string) {
  return useLive<KeptRecord<ValuesByKind[Kind]> | null>(
    (db) => recordOf(db, here(), kind, id()),
    () => [here(), id()],
  );
}

/** The person's own operations, newest first; `record` narrows to one record (`fact:…`). */
export function useOperations(record: () => string | null = () => null) {
  const owner = () => person.value?.user_id ?? "";
  return useLive<OperationRow[]>(
    async (db) => {
      const wanted = record();
      const rows = wanted
        ? await db.operations.where({ record: wanted }).toArray()
        : await db.operations.where("[user_id+state]").between([owner(), ""], [owner(), "￿"]).toArray();
      return rows.filter((row) => row.user_id === owner()).sort((a, b) => (a.op_id < b.op_id ? 1 : -1));
    },
    () => [owner(), record()],
  );
}

export function usePending() {
  const owner = () => person.value?.user_id ?? null;
  return useLive<Pending>((db) => pendingOf(db, owner()), owner);
}

/** An activity with what the phone itself knows about it and the server does not yet. */
export interface SiteActivity extends KeptRecord<ActivityValue> {
  /** Own reports of it that are not yet entered, oldest first. */
  waiting: OperationRow[];
}

/** Activities with the person's own unsent reports laid over `claimed`. */
export function useActivities() {
  const owner = () => person.value?.user_id ?? "";
  return useLive<SiteActivity[]>(
    async (db) => {
      const [activities, entries] = await Promise.all([
        recordsOf(db, here(), "activity"),
        recordsOf(db, here(), "entry"),
      ]);
      const known = new Set(entries.map((entry) => entry.id));
      const reports = await db.operations
        .where("[user_id+state]")
        .between([owner(), ""], [owner(), "￿"])
        .filter((row) => row.kind === "report" && row.project_id === here() && row.state !== "parked")
        .toArray();
      const unseen = reports.filter((row) => row.wire && !known.has(row.wire.record.id));
      return activities.map((activity) => withOwnReports(activity, unseen));
    },
    () => [here(), owner()],
  );
}

function withOwnReports(activity: KeptRecord<ActivityValue>, reports: OperationRow[]): SiteActivity {
  const own = reports
    .filter((row) => entered(row, "activity_id") === activity.value.activity_id)
    .sort((a, b) => (a.op_id < b.op_id ? -1 : 1));
  const last = own.at(-1);
  if (!last) return { ...activity, waiting: [] };
  const before = activity.value.claimed;
  const number = (field: string, otherwise: number | null | undefined): number | null =>
    (entered(last, field) as number | undefined) ?? otherwise ?? null;
  const claimed = {
    percent: number("percent", before?.percent),
    quantity: number("quantity", before?.quantity),
    remaining_days: number("remaining_days", before?.remaining_days),
    day: String(entered(last, "day") ?? ""),
    by: last.wire?.reporter || person.value?.display_name || "",
    entry_id: last.wire?.record.id ?? "",
  };
  return { ...activity, value: { ...activity.value, claimed }, waiting: own };
}

const entered = (row: OperationRow, field: string) => row.wire?.changes[field]?.[1];

export type NewEntry = Omit<Entry, "project_id"> & { project_id?: number };

/** Resolves when the entry is committed on the phone and was read back; rejects with StorageFailed or StorageFull. */
export async function save(entry: NewEntry): Promise<OperationRow> {
  const author = person.value;
  const project = entry.project_id ?? projectId.value;
  if (!author || project === null) throw new Error("nobody is signed in, or there is no project");
  const row = await saveOperation(
    storage,
    { user_id: author.user_id, reporter: author.reporter },
    { ...entry, project_id: project },
    { clock: site().clock, appVersion: APP_VERSION },
  );
  afterSave();
  return row;
}

let afterSave = () => {};

/** Set by the flusher: it tries to send after each entry. */
export function whenSaved(callback: () => void): void {
  afterSave = callback;
}

/** A photo of the camera, small, stored as a draft of the form; name its `sha256` in `photos` of the entry. */
export async function takePhoto(picture: Blob, position: Position | null = null): Promise<PhotoRow> {
  await requireRoom(storage);
  return storeContent(storage, await captured(await shrink(picture), position), site().clock);
}

/** A voice note as it was recorded. */
export async function keepVoice(recording: Blob): Promise<PhotoRow> {
  await requireRoom(storage);
  return storeContent(storage, await captured(recording, null), site().clock);
}

async function captured(content: Blob, position: Position | null) {
  const author = person.value;
  if (!author || projectId.value === null) throw new Error("nobody is signed in, or there is no project");
  return { content, project_id: projectId.value, user_id: author.user_id, position };
}

/** Address for an <img> or <audio>; call `URL.revokeObjectURL` when it is no longer shown. null: not on the phone. */
export async function contentAddress(sha256: string): Promise<string | null> {
  const [row, photo] = await storage.run((db) =>
    Promise.all([db.contents.get(sha256), db.photos.get(sha256)]),
  );
  if (!row?.bytes) return null;
  return URL.createObjectURL(new Blob([row.bytes], { type: photo?.media_type ?? "image/jpeg" }));
}

/** Takes a photo back that no entry names yet. */
export async function discardPhoto(sha256: string): Promise<void> {
  await storage.run((db) =>
    db.transaction("rw", db.photos, db.contents, async () => {
      if ((await db.photos.get(sha256))?.state !== "draft") return;
      await db.photos.delete(sha256);
      await db.contents.delete(sha256);
    }),
  );
}

/** What a form held when the app went away: it is there again after a kill. Plain JSON. */
export async function keepDraft(key: string, value: unknown): Promise<void> {
  const owner = person.value?.user_id ?? "";
  const plain = JSON.parse(JSON.stringify(value));
  const changed_at = new Date().toISOString();
  await storage.run((db) =>
    db.drafts.put({ key: `${owner}:${key}`, user_id: owner, value: plain, changed_at }),
  );
}

export async function readDraft<Value>(key: string): Promise<Value | null> {
  const row = await storage.run((db) => db.drafts.get(`${person.value?.user_id ?? ""}:${key}`));
  return (row?.value as Value | undefined) ?? null;
}

export async function dropDraft(key: string): Promise<void> {
  await storage.run((db) => db.drafts.delete(`${person.value?.user_id ?? ""}:${key}`));
}

export const room = shallowRef<Room | null>(null);

export async function readRoom(): Promise<Room> {
  const measured = await measureRoom();
  room.value = { ...measured, isFull: measured.isFull || !(await storage.hasRoom()) };
  return room.value;
}

/** `{percent: [0.6, 0.7]}`: what was shown, what was entered; a field that did not change is left out. */
export function changesOf(shown: Record<string, unknown>, now: Record<string, unknown>): Changes {
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(shown[field] ?? null),
  );
  return Object.fromEntries(
    changed.map(([field, value]) => [field, [shown[field] ?? null, value]]),
  ) as Changes;
}

export { recordKeyText };
