import { computed, type Ref } from "vue";
import type { AssignmentRecord, AttendanceRecord, EntryRecord } from "../records.ts";
import { fullName } from "../report/full-name.ts";
import { knownEntries } from "../report/local-entries.ts";
import { useActivities, useOperations, useRecords } from "../store.ts";
import { todayList } from "./list.ts";

/** Everything the list of a day is made of; undefined until the phone's store has answered. */
export function useToday(today: Ref<string>) {
  const { value: kept, error } = useActivities();
  // Within a list the place belongs to the name: there is one "B 区 混凝土浇筑" on every floor.
  const activities = computed(() =>
    kept.value?.map((record) => ({ ...record, value: { ...record.value, name: fullName(record.value) } })),
  );
  const { value: entries } = useRecords("entry");
  const { value: assignments } = useRecords("assignment");
  const { value: attendances } = useRecords("attendance");
  const { value: operations } = useOperations();

  const known = computed<EntryRecord[] | undefined>(() => {
    if (!entries.value || !operations.value) return undefined;
    return knownEntries(
      entries.value.map((record) => record.value as unknown as EntryRecord),
      operations.value,
    );
  });
  const answered = computed(() => {
    const rows = operations.value ?? [];
    return new Set(
      rows.filter((row) => row.kind === "answer_assignment").map((row) => row.record.split(":")[1]),
    );
  });
  const offers = computed<AssignmentRecord[]>(() =>
    (assignments.value ?? [])
      .map((record) => record.value)
      .filter((offer) => !(offer.state === "offered" && answered.value.has(offer.offer_id))),
  );
  const list = computed(() => {
    if (!activities.value || !known.value) return undefined;
    return todayList(
      activities.value.map((record) => record.value),
      known.value,
      offers.value,
      today.value,
    );
  });
  const present = computed(() => (attendances.value ?? []).map((record) => record.value as AttendanceRecord));
  return { list, activities, entries: known, operations, offers, present, error };
}
