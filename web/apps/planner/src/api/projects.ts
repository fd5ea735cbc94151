import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

export function useProjects() {
  return useQuery({
    queryKey: ["projects"],
    queryFn: () => answerOf(server.GET("/api/projects")),
  });
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
