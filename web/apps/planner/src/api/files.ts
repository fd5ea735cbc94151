import type { AttachedFile } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import type { Subject } from "./comments.ts";
import { answerOf, server, type Upload, upload } from "./request.ts";

const path = ({ kind, projectId, id }: Subject) => ({ project_id: projectId, kind, subject_id: id });

export function useFiles(owner: Ref<Subject | null>) {
  return useQuery({
    queryKey: computed(() => ["files", owner.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/projects/{project_id}/{kind}/{subject_id}/files", {
          params: { path: path(owner.value as Subject) },
        }),
      ),
    enabled: computed(() => owner.value !== null),
  });
}

export function sendFile(
  { kind, projectId, id }: Subject,
  file: File,
  onProgress: (fraction: number) => void,
): Upload<AttachedFile> {
  const form = new FormData();
  form.set("file", file);
  return upload<AttachedFile>(`/api/projects/${projectId}/${kind}/${id}/files`, form, onProgress);
}

export const removeFile = (id: number) =>
  answerOf(server.DELETE("/api/files/{file_id}", { params: { path: { file_id: id } } }));

export const restoreFile = (id: number) =>
  answerOf(server.POST("/api/files/{file_id}/restorations", { params: { path: { file_id: id } } }));

export const fileAddress = (id: number): string => `/api/files/${id}`;
export const pictureAddress = (id: number): string => `/api/files/${id}/picture`;
