import type { paths } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const PROJECT = "/api/projects/{project_id}";
const of = (projectId: number) => ({ params: { path: { project_id: projectId } } });

type Body<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody: { content: { "application/json": infer Json } } };
}
  ? Json
  : never;
export type ConflictDecision = Body<"/api/conflicts/{conflict_id}/decisions">;
export type ParkedDecision = Body<"/api/parked/{parked_id}/decisions">;

function useDesk<Answer>(projectId: Ref<number>, name: string, read: (id: number) => Promise<Answer>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "desk", name]),
    queryFn: () => read(projectId.value),
  });
}

export const useConflicts = (projectId: Ref<number>) =>
  useDesk(projectId, "conflicts", (id) => answerOf(server.GET(`${PROJECT}/conflicts`, of(id))));
export const useParked = (projectId: Ref<number>) =>
  useDesk(projectId, "parked", (id) => answerOf(server.GET(`${PROJECT}/parked`, of(id))));
export const useSyncStatistics = (projectId: Ref<number>) =>
  useDesk(projectId, "statistics", (id) => answerOf(server.GET(`${PROJECT}/sync-statistics`, of(id))));

export function useConflict(projectId: Ref<number>, conflictId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "desk", "conflict", conflictId.value]),
    queryFn: () =>
      answerOf(
        server.GET(`${PROJECT}/conflicts/{conflict_id}`, {
          params: { path: { project_id: projectId.value, conflict_id: conflictId.value ?? 0 } },
        }),
      ),
    enabled: computed(() => conflictId.value !== null),
  });
}

export const settleConflict = (conflictId: number, body: ConflictDecision) =>
  answerOf(
    server.POST("/api/conflicts/{conflict_id}/decisions", {
      params: { path: { conflict_id: conflictId } },
      body,
    }),
  );
export const settleParked = (parkedId: number, body: ParkedDecision) =>
  answerOf(
    server.POST("/api/parked/{parked_id}/decisions", { params: { path: { parked_id: parkedId } }, body }),
  );
