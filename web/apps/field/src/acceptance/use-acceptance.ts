import { callServer, RequestFailed } from "@headway/sync";
import { computed, onMounted, type Ref, ref } from "vue";
import type { ActivityRecord, EntryRecord, Reason } from "../records.ts";
import { percentNumber } from "../report/percent.ts";
import { useSaving } from "../report/use-saving.ts";
import { changesOf, type NewEntry, projectId, useOperations } from "../store.ts";
import { isOwnEntry } from "../waiting/own.ts";
import { t } from "../words.ts";
import { type Judged, type WaitingReport, waitingReports, withoutDoubt } from "./waiting.ts";

const DECISIONS = new Set(["accept_entries", "return_entry"]);

/** The reports that wait for this supervisor, and his decisions: entered on the phone like everything else. */
export function useAcceptance(
  entries: Ref<EntryRecord[] | undefined>,
  activities: Ref<ReadonlyMap<number, ActivityRecord>>,
) {
  const { value: operations } = useOperations();
  const saving = useSaving();
  const judged = ref<ReadonlyMap<string, Judged>>(new Map());

  const decided = computed(() => {
    const rows = (operations.value ?? []).filter((row) => DECISIONS.has(row.kind) && row.state !== "parked");
    return new Set(rows.map((row) => row.record.slice("entry:".length)));
  });
  const waiting = computed<WaitingReport[] | undefined>(() => {
    if (!entries.value || !operations.value) return undefined;
    const open = entries.value.filter((entry) => !entry.is_local && !decided.value.has(entry.entry_id));
    return waitingReports(open, activities.value, isOwnEntry, judged.value);
  });
  const clean = computed(() => withoutDoubt(waiting.value ?? []).filter((report) => report.may_decide));

  // With a network the server's own judgement stands; without one what the records carry.
  onMounted(async () => {
    try {
      const answer = (await callServer(`/api/projects/${projectId.value}/progress/reports?state=waiting`, {
        timeoutMs: 10_000,
      })) as { reports: Judged[] };
      judged.value = new Map(answer.reports.map((one) => [one.entry_id, one]));
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
    }
  });

  function accept(report: WaitingReport, isLookedAt: boolean): NewEntry {
    return decision(
      report,
      "accept_entries",
      { anyway: isLookedAt },
      t("field.accept.title.accept", titleOf(report)),
    );
  }

  const acceptOther = (report: WaitingReport, percent: number, reason: Reason): NewEntry =>
    decision(
      report,
      "accept_entries",
      { value: { percent }, reason },
      t("field.accept.title.other", { name: report.activity.name, percent: percentNumber(percent) }),
    );

  const giveBack = (report: WaitingReport, reason: Reason): NewEntry =>
    decision(report, "return_entry", { reason }, t("field.accept.title.return", titleOf(report)));

  function decision(
    report: WaitingReport,
    kind: string,
    told: Record<string, unknown>,
    title: string,
  ): NewEntry {
    const { entry_id } = report.entry;
    return {
      kind,
      record: { kind: "entry", id: entry_id },
      changes: changesOf({}, { entry_ids: [entry_id], ...told }),
      title,
    };
  }

  const keep = (decisions: NewEntry[], words: string): Promise<boolean> => saving.keep(decisions, words);

  return { ...saving, keep, waiting, clean, accept, acceptOther, giveBack };
}

const titleOf = (report: WaitingReport): { name: string; percent: number } => ({
  name: report.activity.name,
  percent: percentNumber(report.claimed ?? 0),
});
