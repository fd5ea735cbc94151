import { computed } from "vue";
import type { AttendanceRecord } from "../records.ts";
import { useRecord } from "../store.ts";

/** The crew that somebody who was on site belongs to; "" when the phone does not know. */
export function useTrades(): (attendance: AttendanceRecord) => string {
  const { value: project } = useRecord("project", () => "0");
  const crewOf = computed(() => {
    const names = new Map<string, string>();
    for (const crew of project.value?.value.crews ?? [])
      for (const member of crew.members) {
        if (member.id) names.set(member.id, crew.name);
        names.set(`${crew.id}/${member.name}`, crew.name);
      }
    return names;
  });
  return (attendance) => crewOf.value.get(attendance.person ?? "") ?? "";
}
