import type { ProjectRight } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";
import { account } from "./session.ts";

export function useProjects() {
  return useQuery({
    queryKey: ["projects"],
    queryFn: () => answerOf(server.GET("/api/projects")),
    enabled: computed(() => account.value !== null),
  });
}

/** Whether the person may import anywhere: into a project of his or into a new one. */
export function useMayImport() {
  const { data } = useProjects();
  return computed(
    () =>
      (data.value?.may.create_project ?? false) ||
      (data.value?.projects ?? []).some((project) => project.may.import),
  );
}

export function useProject(projectId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value]),
    queryFn: () =>
      answerOf(
        server.GET("/api/projects/{project_id}", { params: { path: { project_id: projectId.value ?? 0 } } }),
      ),
    enabled: computed(() => projectId.value !== null),
  });
}

/** Whether the person may do this with the project; an unknown right is none. */
export const may = (project: { may: Record<string, boolean> } | undefined, right: ProjectRight): boolean =>
  project?.may[right] ?? false;
