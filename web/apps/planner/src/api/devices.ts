import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

export function useDevices(projectId: Ref<number>, wanted: Ref<boolean> = computed(() => true)) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "devices"]),
    queryFn: () =>
      answerOf(
        server.GET("/api/projects/{project_id}/devices", {
          params: { path: { project_id: projectId.value } },
        }),
      ),
    enabled: wanted,
  });
}

export const revokeDevice = (device: number, reason: string) =>
  answerOf(
    server.POST("/api/devices/{device}/revocations", { params: { path: { device } }, body: { reason } }),
  );
