import { keepPreviousData, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const PROJECT = "/api/projects/{project_id}";

/** The diaries of a month `2026-11`: weather, signatures, missing days. */
export function useDiaryMonth(projectId: Ref<number>, month: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "diaries", month.value]),
    queryFn: () =>
      answerOf(
        server.GET(`${PROJECT}/diaries`, {
          params: { path: { project_id: projectId.value }, query: { month: month.value } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function useDiary(projectId: Ref<number>, day: Ref<string | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "diary", day.value]),
    queryFn: () =>
      answerOf(
        server.GET(`${PROJECT}/diaries/{day}`, {
          params: { path: { project_id: projectId.value, day: day.value ?? "" } },
        }),
      ),
    enabled: computed(() => day.value !== null),
  });
}

export function useAttendance(projectId: Ref<number>, day: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "attendance", day.value]),
    queryFn: () =>
      answerOf(
        server.GET(`${PROJECT}/attendance`, {
          params: { path: { project_id: projectId.value }, query: { day: day.value } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export function useHours(projectId: Ref<number>, day: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "hours", day.value]),
    queryFn: () =>
      answerOf(
        server.GET(`${PROJECT}/hours`, {
          params: { path: { project_id: projectId.value }, query: { day: day.value } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}
