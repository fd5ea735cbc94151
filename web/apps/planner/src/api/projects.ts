import type { ProjectDetail, ProjectList } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { request } from "./request.ts";

export function useProjects() {
  return useQuery({
    queryKey: ["projects"],
    queryFn: () => request<ProjectList>("GET", "/api/projects"),
  });
}

export function useProject(projectId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value]),
    queryFn: () => request<ProjectDetail>("GET", `/api/projects/${projectId.value}`),
    enabled: computed(() => projectId.value !== null),
  });
}
