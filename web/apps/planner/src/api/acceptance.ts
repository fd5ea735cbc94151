import type { Decision } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const PROJECT = "/api/projects/{project_id}";
const of = (projectId: number) => ({ params: { path: { project_id: projectId } } });

/** What waits to be accepted, with its doubts. */
export function useWaitingEntries(projectId: Ref<number>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "waiting-entries"]),
    queryFn: () => answerOf(server.GET(`${PROJECT}/progress/reports`, of(projectId.value))),
    enabled: wanted,
  });
}

/** One report with its photos, the pace of the last days and its history. */
export function useEntry(entryId: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ["entry", entryId.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/progress/entries/{entry_id}", { params: { path: { entry_id: entryId.value } } }),
      ),
  });
}

export const decideEntries = (projectId: number, decisions: Decision[]) =>
  answerOf(
    server.POST(`${PROJECT}/progress/acceptances`, {
      ...of(projectId),
      body: { decisions: decisions.map(whole) },
    }),
  );

const whole = ({ values = null, reason_code = "", reason = "", anyway = false, ...decision }: Decision) => ({
  ...decision,
  values,
  reason_code,
  reason,
  anyway,
});
