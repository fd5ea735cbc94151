import type { ImportState, ImportStatus } from "@headway/api-types";
import { keepPreviousData, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import type { WriteChoice } from "../import/write-choice.ts";
import { answerOf, server, type Upload, upload } from "./request.ts";

const POLL_MS = 500;
const path = (importId: number | null) => ({ params: { path: { import_id: importId ?? 0 } } });

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
    queryFn: async () =>
      (await answerOf(server.GET("/api/imports/{import_id}", path(importId.value)))) as ImportStatus,
    enabled: computed(() => importId.value !== null),
    refetchInterval: (query) => (query.state.data && !isMoving(query.state.data.state) ? false : POLL_MS),
  });
}

export type Shown = "differing" | "critical" | "all";
export type Order = "size" | "code" | "name";

export interface DifferencesWish {
  project: number;
  shown: Shown;
  order: Order;
  from: number;
  count: number;
  /** One cause alone. */
  cause?: string;
}

/** One page of recorded against calculated dates; the server filters and sorts. */
export function useDifferences(importId: Ref<number>, wish: Ref<DifferencesWish>) {
  return useQuery({
    queryKey: computed(() => ["import", importId.value, "differences", wish.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/imports/{import_id}/differences", {
          params: { path: { import_id: importId.value }, query: wish.value },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** What an update of the plan by this file would change. */
export function useUpdatePreview(importId: Ref<number>, project: Ref<number>, choice: Ref<WriteChoice>) {
  return useQuery({
    queryKey: computed(() => {
      const { match, missing } = choice.value;
      return ["import", importId.value, "update", project.value, match, missing];
    }),
    queryFn: () => {
      const { match, missing } = choice.value;
      return answerOf(
        server.GET("/api/imports/{import_id}/update-preview", {
          params: { path: { import_id: importId.value }, query: { match, missing, project: project.value } },
        }),
      );
    },
    enabled: computed(() => choice.value.mode === "update"),
    placeholderData: keepPreviousData,
  });
}

export const confirmImport = (importId: number, projectIndex: number, choice: WriteChoice) =>
  answerOf(
    server.POST("/api/imports/{import_id}/confirmations", {
      ...path(importId),
      body: { project_index: projectIndex, ...choice },
    }),
  );

export const cancelImport = (importId: number) =>
  answerOf(server.POST("/api/imports/{import_id}/cancellations", path(importId)));
