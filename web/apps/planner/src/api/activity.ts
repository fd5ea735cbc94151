import { useInfiniteQuery, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

type Id = Ref<number | null>;
const EDITS_PER_PAGE = 20;
const path = (planId: Id, activityId: Id) => ({
  plan_id: planId.value ?? 0,
  activity_id: activityId.value ?? 0,
});

/** What holds an activity where it stands, as of a revision. */
export function useDrivingChain(planId: Id, activityId: Id, revision: Ref<number>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "chain", activityId.value, revision.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/plans/{plan_id}/activities/{activity_id}/driving-chain", {
          params: { path: path(planId, activityId) },
        }),
      ),
    enabled: computed(() => wanted.value && planId.value !== null && activityId.value !== null),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What could be shortened so that an activity comes `days` earlier: the server calculates the plan anew for each. */
export function useShortenings(
  planId: Id,
  activityId: Id,
  revision: Ref<number>,
  days: Ref<number>,
  wanted: Ref<boolean>,
) {
  return useQuery({
    queryKey: computed(() => [
      "plan",
      planId.value,
      "shortenings",
      activityId.value,
      revision.value,
      days.value,
    ]),
    queryFn: () =>
      answerOf(
        server.GET("/api/plans/{plan_id}/activities/{activity_id}/shortenings", {
          params: { path: path(planId, activityId), query: { days: days.value } },
        }),
      ),
    enabled: computed(() => wanted.value && planId.value !== null && activityId.value !== null),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The edits that touched an activity, page by page; read anew with every revision. */
export function useActivityEdits(planId: Id, activityId: Id, revision: Ref<number>, wanted: Ref<boolean>) {
  return useInfiniteQuery({
    queryKey: computed(() => ["plan", planId.value, "activity-edits", activityId.value, revision.value]),
    queryFn: ({ pageParam }) =>
      answerOf(
        server.GET("/api/plans/{plan_id}/activities/{activity_id}/edits", {
          params: {
            path: path(planId, activityId),
            query:
              pageParam === null ? { count: EDITS_PER_PAGE } : { count: EDITS_PER_PAGE, before: pageParam },
          },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.edits.at(-1)?.revision ?? null) : null),
    enabled: computed(() => wanted.value && planId.value !== null && activityId.value !== null),
  });
}

/** By which resources the plan knows one's own work. */
export function useOwnResources(projectId: Id) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "own-resources"]),
    queryFn: () =>
      answerOf(
        server.GET("/api/projects/{project_id}/own-resources", {
          params: { path: { project_id: projectId.value ?? 0 } },
        }),
      ),
    enabled: computed(() => projectId.value !== null),
    staleTime: 60_000,
  });
}
