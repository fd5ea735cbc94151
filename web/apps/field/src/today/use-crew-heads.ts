import { computed, type Ref } from "vue";
import type { ActivityRecord, AttendanceRecord } from "../records.ts";
import { useRecord } from "../store.ts";

/** Heads of an activity's crew who have checked in today; null when nobody of it has. */
export function useCrewHeads(
  present: Ref<AttendanceRecord[]>,
  today: Ref<string>,
): (activity: Pick<ActivityRecord, "crew">) => number | null {
  const { value: project } = useRecord("project", () => "0");
  const byCrew = computed(() => {
    const counts = new Map<number, number>();
    const crewOf = new Map<string, number>();
    for (const crew of project.value?.value.crews ?? [])
      for (const member of crew.members) crewOf.set(member.id, crew.id).set(member.name, crew.id);
    for (const one of present.value) {
      const crew = crewOf.get(one.person ?? "") ?? crewOf.get(one.name ?? "");
      if (one.day === today.value && one.in_at && crew !== undefined)
        counts.set(crew, (counts.get(crew) ?? 0) + 1);
    }
    return counts;
  });
  return ({ crew }) => (crew ? (byCrew.value.get(crew.id) ?? null) : null);
}
