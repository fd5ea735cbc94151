import { keepPreviousData, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const PROJECT = "/api/projects/{project_id}";
const of = (projectId: number) => ({ params: { path: { project_id: projectId } } });

/** What closing at a day would move; calculated anew for each day, nothing is written. */
export function useClosingPreview(projectId: Ref<number>, day: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "closing", day.value]),
    queryFn: () =>
      answerOf(
        server.GET(`${PROJECT}/progress/closing`, {
          params: { path: { project_id: projectId.value }, query: { data_date: day.value } },
        }),
      ),
    enabled: computed(() => day.value !== ""),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useClosings(projectId: Ref<number>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "closings"]),
    queryFn: () => answerOf(server.GET(`${PROJECT}/progress/closings`, of(projectId.value))),
  });
}

/** `former`: the data date that the preview was made against. */
export const closeDataDate = (projectId: number, data_date: string, former: string | null) =>
  answerOf(server.POST(`${PROJECT}/progress/closings`, { ...of(projectId), body: { data_date, former } }));
