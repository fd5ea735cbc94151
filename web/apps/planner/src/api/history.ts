import type { components } from "@headway/api-types";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

type Schemas = components["schemas"];
export type EditLine = Schemas["EditLineOut"];
export type EditDetail = Schemas["EditDetailOut"];

/** What the history is narrowed to; empty = everything. Days as the browser writes them: 2026-11-20. */
export interface HistoryFilter {
  author: string;
  source: string;
  since: string;
  until: string;
  activity: string;
}

export const NO_FILTER: HistoryFilter = { author: "", source: "", since: "", until: "", activity: "" };
const EDITS_PER_PAGE = 50;
const path = (planId: number) => ({ path: { plan_id: planId } });

export function queryOf(filter: HistoryFilter, before: number | null) {
  return {
    count: EDITS_PER_PAGE,
    ...(before === null ? {} : { before }),
    ...(filter.author ? { author_id: filter.author } : {}),
    ...(filter.source ? { source: filter.source } : {}),
    ...(filter.since ? { since: filter.since } : {}),
    ...(filter.until ? { until: filter.until } : {}),
    ...(filter.activity ? { activity_id: Number(filter.activity) } : {}),
  };
}

export function useHistory(planId: Ref<number | null>, filter: Ref<HistoryFilter>) {
  return useInfiniteQuery({
    queryKey: computed(() => ["plan", planId.value, "edits", filter.value]),
    queryFn: ({ pageParam }) => {
      const query = queryOf(filter.value, pageParam);
      return answerOf(
        server.GET("/api/plans/{plan_id}/edits", { params: { ...path(planId.value ?? 0), query } }),
      );
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.more ? (page.edits.at(-1)?.revision ?? null) : null),
    enabled: computed(() => planId.value !== null),
    placeholderData: keepPreviousData,
  });
}

export function useHistoryFilters(planId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "edit-filters"]),
    queryFn: () =>
      answerOf(server.GET("/api/plans/{plan_id}/edit-filters", { params: path(planId.value ?? 0) })),
    enabled: computed(() => planId.value !== null),
  });
}

export function useEditDetail(planId: Ref<number>, editId: Ref<number>) {
  return useQuery({
    queryKey: computed(() => ["plan", planId.value, "edit", editId.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/plans/{plan_id}/edits/{edit_id}", {
          params: { path: { plan_id: planId.value, edit_id: editId.value } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
