import type { components } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

export type ExportStatus = components["schemas"]["ExportOut"];
export type ExportFormat = components["schemas"]["ExportIn"]["format"];
const POLL_MS = 500;

export const startExport = (planId: number, format: ExportFormat, withBaselines: boolean) =>
  answerOf(
    server.POST("/api/plans/{plan_id}/exports", {
      params: { path: { plan_id: planId } },
      body: { format, with_baselines: withBaselines },
    }),
  );

/** Asks again every half second until the file is written. */
export function useExport(exportId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["export", exportId.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/exports/{export_id}", { params: { path: { export_id: exportId.value ?? 0 } } }),
      ),
    enabled: computed(() => exportId.value !== null),
    refetchInterval: (query) => (query.state.data && isEnded(query.state.data) ? false : POLL_MS),
  });
}

export const isEnded = (run: ExportStatus): boolean => run.state === "done" || run.state === "failed";
export const filePath = (run: ExportStatus): string => `/api/exports/${run.id}/file`;
