import type { DateDifferences, ImportState, ImportStatus } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { request, type Upload, upload } from "./request.ts";

const POLL_MS = 500;
const MOVING: ReadonlySet<ImportState> = new Set(["queued", "reading", "queued_to_write", "writing"]);

export const isMoving = (state: ImportState): boolean => MOVING.has(state);

export interface ImportTarget {
  projectId: number | null;
  code: string;
  name: string;
}

export function startImport(
  file: File,
  target: ImportTarget,
  onProgress: (fraction: number) => void,
): Upload<ImportStatus> {
  const form = new FormData();
  if (target.projectId !== null) form.set("project_id", String(target.projectId));
  else {
    form.set("project_code", target.code);
    form.set("project_name", target.name);
  }
  form.set("file", file);
  return upload<ImportStatus>("/api/imports", form, onProgress);
}

/** Asks again every half second while the import moves, never afterwards. */
export function useImport(importId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["import", importId.value]),
    queryFn: () => request<ImportStatus>("GET", `/api/imports/${importId.value}`),
    enabled: computed(() => importId.value !== null),
    refetchInterval: (query) => (query.state.data && !isMoving(query.state.data.state) ? false : POLL_MS),
  });
}

export function useDifferences(importId: Ref<number>, projectIndex: Ref<number>, count: Ref<number>) {
  return useQuery({
    queryKey: computed(() => ["import", importId.value, "differences", projectIndex.value, count.value]),
    queryFn: () =>
      request<DateDifferences>(
        "GET",
        `/api/imports/${importId.value}/differences?project=${projectIndex.value}&from=0&count=${count.value}`,
      ),
    placeholderData: (previous: DateDifferences | undefined) => previous,
  });
}

export const confirmImport = (importId: number, projectIndex: number): Promise<ImportStatus> =>
  request("POST", `/api/imports/${importId}/confirmations`, { project_index: projectIndex });

export const cancelImport = (importId: number): Promise<ImportStatus> =>
  request("POST", `/api/imports/${importId}/cancellations`);
