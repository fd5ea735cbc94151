import { type ConflictValue, type OperationRow, uuid7 } from "@headway/sync";
import { computed, type Ref } from "vue";
import { useSiteTime } from "../days/use-site-time.ts";
import { agreedWith } from "../report/agree.ts";
import { correctionChanges } from "../report/changes.ts";
import { percentNumber } from "../report/percent.ts";
import { useSaving } from "../report/use-saving.ts";
import type { NewEntry } from "../store.ts";
import { useToday } from "../today/use-today.ts";
import { t } from "../words.ts";

/** What one tap enters where the own report differs from somebody else's: his value, as a correction of the own. */
export function useAgreeing(row: Ref<OperationRow | undefined>, conflict: Ref<ConflictValue | undefined>) {
  const { today } = useSiteTime();
  const { activities, entries } = useToday(today);
  const { isSaving, failed, keep } = useSaving();

  const correction = computed<NewEntry | null>(() => {
    const told = conflict.value;
    // What the phone knows of the own report; a correction that waits to be sent has taken its place already.
    const own = entries.value?.find((entry) => entry.entry_id === row.value?.wire?.record.id);
    const work = activities.value?.find(({ value }) => value.activity_id === own?.activity_id)?.value;
    if (!told || !own || !work || own.state !== "claimed") return null;
    const draft = agreedWith(own, work, told.field, told.theirs);
    if (!draft) return null;
    return {
      kind: "correct_report",
      record: { kind: "fact", id: uuid7() },
      changes: correctionChanges(draft, work, own.entry_id) as NewEntry["changes"],
      title: t("field.title.report", { name: work.name, percent: percentNumber(draft.percent) }),
    };
  });

  async function agree(): Promise<void> {
    const entry = correction.value;
    if (entry) await keep([entry], t("field.saved_what", { what: entry.title }));
  }

  return { correction, isSaving, failed, agree };
}
