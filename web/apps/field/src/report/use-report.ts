import { instantOf, type PhotoRow, StorageFull, uuid7 } from "@headway/sync";
import { computed, onBeforeUnmount, type Ref, ref, watch } from "vue";
import { timeOf } from "../days/site-days.ts";
import { holdUpdates } from "../install/updates.ts";
import { currentPosition } from "../photos/position.ts";
import type { ActivityRecord, EntryRecord } from "../records.ts";
import {
  discardPhoto,
  dropDraft,
  keepDraft,
  keepVoice,
  type NewEntry,
  readDraft,
  takePhoto,
} from "../store.ts";
import { t } from "../words.ts";
import { changesOf, correctionChanges } from "./changes.ts";
import { correctionOf, type DraftField, isDirty, newDraft, type ReportDraft } from "./draft.ts";
import { percentNumber } from "./percent.ts";

export interface FormPhoto {
  sha256: string;
  taken_at: string;
}

/** What is kept of a form so that it is there again after the app was killed. */
interface KeptForm {
  draft: Omit<ReportDraft, "touched"> & { touched: DraftField[] };
  photos: FormPhoto[];
  voice: string | null;
}

const KEEP_AFTER_MS = 250;

/** The form of one report: its draft, photos, voice note, and the entry that it becomes. */
export function useReport(
  activity: Ref<ActivityRecord | null>,
  corrected: Ref<EntryRecord | null>,
  today: Ref<string>,
  headcount: Ref<number | null>,
) {
  const draft = ref<ReportDraft | null>(null);
  const photos = ref<FormPhoto[]>([]);
  const voice = ref<string | null>(null);
  const isTaking = ref(false);
  const photoFault = ref<"full" | "failed" | null>(null);
  const key = computed(() =>
    corrected.value ? `correct:${corrected.value.entry_id}` : `report:${activity.value?.activity_id}`,
  );
  const isTouched = computed(
    () => !!draft.value && (isDirty(draft.value) || photos.value.length > 0 || voice.value !== null),
  );

  async function open(loose: FormPhoto[]): Promise<void> {
    if (!activity.value || draft.value) return;
    const fresh = corrected.value
      ? correctionOf(corrected.value, activity.value)
      : newDraft(activity.value, today.value, headcount.value);
    const kept = await readDraft<KeptForm>(key.value).catch(() => null);
    if (kept && (corrected.value || kept.draft.day === today.value)) {
      draft.value = { ...kept.draft, touched: new Set(kept.draft.touched) };
      photos.value = kept.photos;
      voice.value = kept.voice;
    } else draft.value = fresh;
    add(loose);
  }

  // What check-in knows arrives a moment after the form: a proposal until somebody has set it.
  watch(headcount, (count) => {
    if (draft.value && count !== null && !draft.value.touched.has("headcount") && !corrected.value)
      draft.value = { ...draft.value, headcount: count };
  });

  function add(more: FormPhoto[]): void {
    const there = new Set(photos.value.map((photo) => photo.sha256));
    photos.value = [...photos.value, ...more.filter((photo) => !there.has(photo.sha256))];
  }

  async function takePhotos(files: File[]): Promise<void> {
    isTaking.value = true;
    photoFault.value = null;
    try {
      const position = await currentPosition();
      for (const file of files) add([shown(await takePhoto(file, position))]);
    } catch (error) {
      photoFault.value = error instanceof StorageFull ? "full" : "failed";
    } finally {
      isTaking.value = false;
    }
  }

  async function takeVoice(note: Blob): Promise<void> {
    try {
      voice.value = (await keepVoice(note)).sha256;
    } catch (error) {
      photoFault.value = error instanceof StorageFull ? "full" : "failed";
    }
  }

  async function removePhoto(sha256: string): Promise<void> {
    photos.value = photos.value.filter((photo) => photo.sha256 !== sha256);
    await discardPhoto(sha256);
  }

  async function removeVoice(): Promise<void> {
    const note = voice.value;
    voice.value = null;
    if (note) await discardPhoto(note);
  }

  function entry(): NewEntry {
    const work = activity.value!;
    const filled = draft.value!;
    const changes = corrected.value
      ? correctionChanges(filled, work, corrected.value.entry_id, voice.value)
      : changesOf(filled, work, voice.value);
    return {
      kind: corrected.value ? "correct_report" : "report",
      record: { kind: "fact", id: uuid7() },
      changes: changes as NewEntry["changes"],
      title: t("field.title.report", { name: work.name, percent: percentNumber(filled.percent) }),
      photos: [...photos.value.map((photo) => photo.sha256), ...(voice.value ? [voice.value] : [])],
    };
  }

  async function done(): Promise<void> {
    clearTimeout(timer);
    await dropDraft(key.value).catch(() => undefined);
    draft.value = null;
  }

  // Kept while it is filled in; the update of the app waits until it is saved or left.
  let timer: ReturnType<typeof setTimeout> | undefined;
  let letGo: (() => void) | null = null;
  watch([draft, photos, voice], () => {
    if (!isTouched.value || !draft.value) return;
    letGo ??= holdUpdates();
    clearTimeout(timer);
    const form: KeptForm = {
      draft: { ...draft.value, touched: [...draft.value.touched] },
      photos: photos.value,
      voice: voice.value,
    };
    timer = setTimeout(() => void keepDraft(key.value, form).catch(() => undefined), KEEP_AFTER_MS);
  });
  onBeforeUnmount(() => letGo?.());

  return {
    draft,
    photos,
    voice,
    isTaking,
    photoFault,
    isTouched,
    open,
    takePhotos,
    takeVoice,
    removePhoto,
    removeVoice,
    entry,
    done,
  };
}

const shown = (row: PhotoRow): FormPhoto => ({ sha256: row.sha256, taken_at: row.taken_at });

/** `16:48` under a photo. */
export const photoTime = (photo: FormPhoto, zone: string): string => timeOf(photo.taken_at, zone);

export const nowText = (): string => instantOf(Date.now());
