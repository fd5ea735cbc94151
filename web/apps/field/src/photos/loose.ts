import { ref } from "vue";
import type { FormPhoto } from "../report/use-report.ts";
import { dropDraft, keepDraft, readDraft } from "../store.ts";

const KEY = "loose-photos";

/** Photos taken before it was said what they show; they survive the end of the app. */
export const loose = ref<FormPhoto[]>([]);

export async function loadLoose(): Promise<void> {
  loose.value = (await readDraft<FormPhoto[]>(KEY).catch(() => null)) ?? [];
}

export async function addLoose(photos: FormPhoto[]): Promise<void> {
  loose.value = [...loose.value, ...photos];
  await keepDraft(KEY, loose.value);
}

export async function removeLoose(sha256: string): Promise<void> {
  loose.value = loose.value.filter((photo) => photo.sha256 !== sha256);
  await keepDraft(KEY, loose.value);
}

/** Hands them to the report that they belong to. */
export function takeLoose(): FormPhoto[] {
  const taken = loose.value;
  loose.value = [];
  void dropDraft(KEY).catch(() => undefined);
  return taken;
}
