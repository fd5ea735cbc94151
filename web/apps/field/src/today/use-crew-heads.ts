import { computed, type Ref } from "vue";
import type { ActivityRecord, AttendanceRecord } from "../records.ts";

/** Heads of an activity's crew who have checked in today; null when nobody of it has. */
export function useCrewHeads(
  present: Ref<AttendanceRecord[]>,
  today: Ref<string>,
): (activity: Pick<ActivityRecord, "crew">) => number | null {
  const byCrew = computed(() => {
    const counts = new Map<number, number>();
    for (const { day, in_at, crew } of present.value)
      if (day === today.value && in_at && crew != null) counts.set(crew, (counts.get(crew) ?? 0) + 1);
    return counts;
  });
  return ({ crew }) => (crew ? (byCrew.value.get(crew.id) ?? null) : null);
}
