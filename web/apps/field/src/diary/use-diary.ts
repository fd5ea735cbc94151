import type { OperationRow } from "@headway/sync";
import { computed, onBeforeUnmount, type Ref, ref, watch } from "vue";
import { holdUpdates } from "../install/updates.ts";
import type { ActivityRecord, AttendanceRecord, EntryRecord } from "../records.ts";
import { useSaving } from "../report/use-saving.ts";
import { dropDraft, keepDraft, type NewEntry, readDraft, useOperations, useRecord } from "../store.ts";
import { t } from "../words.ts";
import { type ComposedBlock, composedBlocks } from "./compose.ts";
import { type DiaryField, diaryChanges, EMPTY_DIARY, type WrittenDiary, writtenOf } from "./draft.ts";

const KEEP_AFTER_MS = 300;

interface KnownDiary {
  version: number;
  blocks: ComposedBlock[];
  signed: { by: string; at: string } | null;
  addenda: { by: string; at: string; text: string }[];
}

/** The diary of one day: what the server composed and people wrote, with what this phone has added and not yet sent. */
export function useDiary(
  day: Ref<string>,
  facts: {
    entries: Ref<EntryRecord[] | undefined>;
    activities: Ref<ReadonlyMap<number, ActivityRecord>>;
    present: Ref<AttendanceRecord[]>;
    tradeOf: (attendance: AttendanceRecord) => string;
  },
) {
  const { value: record } = useRecord("diary", () => day.value);
  const { value: operations } = useOperations(() => `diary:${day.value}`);
  const saving = useSaving();

  const isLoaded = computed(() => record.value !== undefined && operations.value !== undefined);
  const known = computed<KnownDiary | null>(
    () => (record.value?.value as unknown as KnownDiary | undefined) ?? null,
  );
  const open = computed(() => (operations.value ?? []).filter(isOpen).reverse());
  const shown = computed(() => withOpen(writtenOf(known.value), open.value));
  const signed = computed(() => known.value?.signed ?? signedHere(open.value));
  const addenda = computed(() => [...(known.value?.addenda ?? []), ...addedHere(open.value)]);
  const blocks = computed<ComposedBlock[]>(() => {
    // The server's composition is the better one; without a network the phone composes from what it knows.
    const sent = known.value?.blocks ?? [];
    const hasLocal = (facts.entries.value ?? []).some((entry) => entry.day === day.value && entry.is_local);
    if (signed.value || (sent.length > 0 && !hasLocal)) return sent;
    return composedBlocks(
      facts.entries.value ?? [],
      facts.activities.value,
      facts.present.value,
      facts.tradeOf,
      day.value,
    );
  });

  const written = ref<WrittenDiary>({ ...EMPTY_DIARY });
  const touched = ref<ReadonlySet<DiaryField>>(new Set());
  let letGo: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const key = computed(() => `diary:${day.value}`);

  // Fields that nobody has touched here follow the store; the others stay as they were typed.
  watch(
    [shown, day],
    ([next], previous) => {
      if (previous[1] !== undefined && previous[1] !== day.value) touched.value = new Set();
      const kept = Object.fromEntries([...touched.value].map((field) => [field, written.value[field]]));
      written.value = { ...next, ...kept };
    },
    { immediate: true },
  );
  watch(
    [isLoaded, key],
    async ([loaded]) => {
      const draft = loaded ? await readDraft<Partial<WrittenDiary>>(key.value).catch(() => null) : null;
      if (!draft || signed.value) return;
      touched.value = new Set([...touched.value, ...(Object.keys(draft) as DiaryField[])]);
      written.value = { ...written.value, ...draft };
    },
    { immediate: true },
  );
  onBeforeUnmount(() => {
    letGo?.();
    flush();
  });

  function set<Field extends DiaryField>(field: Field, value: WrittenDiary[Field]): void {
    letGo ??= holdUpdates();
    touched.value = new Set([...touched.value, field]);
    written.value = { ...written.value, [field]: value };
    clearTimeout(timer);
    timer = setTimeout(flush, KEEP_AFTER_MS);
  }

  function flush(): void {
    clearTimeout(timer);
    if (touched.value.size === 0) return;
    const draft = Object.fromEntries([...touched.value].map((field) => [field, written.value[field]]));
    void keepDraft(key.value, draft).catch(() => undefined);
  }

  const changes = computed(() => diaryChanges(shown.value, written.value));
  const isDirty = computed(() => Object.keys(changes.value).length > 0);

  function entry(kind: string, told: Record<string, [unknown, unknown]>, title: string): NewEntry {
    return {
      kind,
      record: { kind: "diary", id: day.value },
      base_version: known.value?.version ?? 0,
      changes: told as NewEntry["changes"],
      title,
    };
  }

  const writeEntry = (): NewEntry =>
    entry("diary", changes.value, t("field.title.diary", { day: day.value.slice(5) }));
  const words = (): string =>
    t("field.saved_what", { what: t("field.title.diary", { day: day.value.slice(5) }) });

  async function afterSaving(): Promise<void> {
    clearTimeout(timer);
    touched.value = new Set();
    letGo?.();
    letGo = null;
    await dropDraft(key.value).catch(() => undefined);
  }

  async function write(): Promise<void> {
    if (isDirty.value && (await saving.keep([writeEntry()], words()))) await afterSaving();
  }

  /** What is still typed is written first; then the signature closes the day. */
  async function sign(): Promise<boolean> {
    const title = t("field.title.sign", { day: day.value.slice(5) });
    const entries = [
      ...(isDirty.value ? [writeEntry()] : []),
      entry("sign_diary", { day: [null, day.value] }, title),
    ];
    if (!(await saving.keep(entries, t("field.saved_what", { what: title })))) return false;
    await afterSaving();
    return true;
  }

  async function add(text: string): Promise<boolean> {
    const title = t("field.title.addendum", { day: day.value.slice(5) });
    const told: Record<string, [unknown, unknown]> = { day: [null, day.value], text: ["", text] };
    return saving.keep([entry("diary_addendum", told, title)], t("field.saved_what", { what: title }));
  }

  return { ...saving, isLoaded, written, blocks, signed, addenda, isDirty, set, write, sign, add };
}

const isOpen = (row: OperationRow): boolean =>
  ["waiting", "sent", "held"].includes(row.state) && row.wire !== null;

function withOpen(written: WrittenDiary, open: OperationRow[]): WrittenDiary {
  const mine = open
    .filter((row) => row.kind === "diary")
    .flatMap((row) => Object.entries(row.wire!.changes).map(([field, pair]) => [field, pair[1]]));
  return writtenOf({ ...written, ...Object.fromEntries(mine) });
}

function signedHere(open: OperationRow[]): { by: string; at: string } | null {
  const row = open.find((one) => one.kind === "sign_diary");
  return row ? { by: row.wire!.reporter, at: row.wire!.client_time } : null;
}

const addedHere = (open: OperationRow[]): { by: string; at: string; text: string }[] =>
  open
    .filter((row) => row.kind === "diary_addendum")
    .map((row) => ({
      by: row.wire!.reporter,
      at: row.wire!.client_time,
      text: String(row.wire!.changes.text?.[1] ?? ""),
    }));
