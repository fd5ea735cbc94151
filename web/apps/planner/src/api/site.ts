import type { Site } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

/** Whether a project reports from the site, what waits there, and what the person may do. */
export function useSite(projectId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "site"]),
    queryFn: () =>
      answerOf(
        server.GET("/api/projects/{project_id}/site", {
          params: { path: { project_id: projectId.value ?? 0 } },
        }),
      ),
    enabled: computed(() => projectId.value !== null),
  });
}

/** On which projects something waits for the person. */
export function useWaitingSites() {
  return useQuery({
    queryKey: ["projects", "waiting-sites"],
    queryFn: () => answerOf(server.GET("/api/waiting-sites")),
  });
}

export type SiteRight = "report" | "accept" | "assign" | "settle" | "close" | "rules" | "devices";

/** Whether the person may do this on the site; an unknown right is none. */
export const maySite = (site: Site | undefined, right: SiteRight): boolean => site?.may[right] ?? false;
