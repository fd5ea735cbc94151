import { computed } from "vue";
import type { AttendanceRecord } from "../records.ts";
import { useRecord } from "../store.ts";

/** The crew that somebody who was on site belongs to; "" when the phone does not know. */
export function useTrades(): (attendance: AttendanceRecord) => string {
  const { value: project } = useRecord("project", () => "0");
  const names = computed(
    () => new Map((project.value?.value.crews ?? []).map((crew) => [crew.id, crew.name])),
  );
  return ({ crew }) => names.value.get(crew ?? -1) ?? "";
}
