import type { EditAnswer, PlanChanges, PlanOperation, PlanWindow } from "@headway/api-types";
import { openPlan } from "@headway/model";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/vue-query";
import { computed, markRaw, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

/** The whole plan as columns; kept raw, because proxies over 100,000 numbers cost seconds. */
export function usePlan(planId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value]),
    queryFn: async () => markRaw(openPlan(await getWindow(planId.value ?? 0))),
    enabled: computed(() => planId.value !== null),
    structuralSharing: false,
    staleTime: 60_000,
  });
}

/** `at`: the revision for which it was read. */
export function useActivity(
  planId: Ref<number | null>,
  activityId: Ref<number | null>,
  revision: Ref<number>,
) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "activity", activityId.value, revision.value]),
    queryFn: async () => {
      const at = revision.value;
      const path = { plan_id: planId.value ?? 0, activity_id: activityId.value ?? 0 };
      const detail = await answerOf(
        server.GET("/api/plans/{plan_id}/activities/{activity_id}", { params: { path } }),
      );
      return { ...detail, at };
    },
    enabled: computed(() => planId.value !== null && activityId.value !== null),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function useEdits(planId: Ref<number | null>) {
  return useInfiniteQuery({
    queryKey: computed(() => ["plan", planId.value, "edits"]),
    queryFn: ({ pageParam }) => listEdits(planId.value ?? 0, EDITS_PER_PAGE, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.edits.at(-1)?.revision ?? null) : null),
    enabled: computed(() => planId.value !== null),
  });
}

const EDITS_PER_PAGE = 50;
const path = (planId: number) => ({ params: { path: { plan_id: planId } } });

/** The latest edits first, before a revision. */
export const listEdits = (planId: number, count: number, before: number | null = null) =>
  answerOf(
    server.GET("/api/plans/{plan_id}/edits", {
      params: { path: { plan_id: planId }, query: before === null ? { count } : { count, before } },
    }),
  );

export const getWindow = async (planId: number): Promise<PlanWindow> =>
  (await answerOf(server.GET("/api/plans/{plan_id}/window", path(planId)))) as PlanWindow;

export const listChanges = async (planId: number, since: number): Promise<PlanChanges> =>
  (await answerOf(
    server.GET("/api/plans/{plan_id}/changes", { params: { path: { plan_id: planId }, query: { since } } }),
  )) as PlanChanges;

export const editPlan = async (
  planId: number,
  base: number,
  operations: PlanOperation[],
): Promise<EditAnswer> =>
  (await answerOf(
    server.POST("/api/plans/{plan_id}/edits", {
      ...path(planId),
      body: { base_revision: base, operations, reason: "" },
    }),
  )) as EditAnswer;

/** Takes an edit back: the one named, else the person's own last. */
export const undoEdit = async (
  planId: number,
  revision: number,
  editId: number | null,
): Promise<EditAnswer> =>
  (await answerOf(
    server.POST("/api/plans/{plan_id}/undos", {
      ...path(planId),
      body: editId === null ? { revision, own: true } : { revision, edit_id: editId, own: false },
    }),
  )) as EditAnswer;

export const redoEdit = async (planId: number, revision: number): Promise<EditAnswer> =>
  (await answerOf(
    server.POST("/api/plans/{plan_id}/redos", { ...path(planId), body: { revision } }),
  )) as EditAnswer;

export const restoreRevision = async (
  planId: number,
  base: number,
  revision: number,
  reason: string,
): Promise<EditAnswer> =>
  (await answerOf(
    server.POST("/api/plans/{plan_id}/restorations", {
      ...path(planId),
      body: { base_revision: base, revision, reason },
    }),
  )) as EditAnswer;
