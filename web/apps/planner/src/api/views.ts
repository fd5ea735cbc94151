import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

export type ViewState = Record<string, unknown>;
const project = (id: number) => ({ params: { path: { project_id: id } } });
const view = (id: number) => ({ params: { path: { view_id: id } } });

export function useViews(projectId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "views"]),
    queryFn: () => answerOf(server.GET("/api/projects/{project_id}/views", project(projectId.value ?? 0))),
    enabled: computed(() => projectId.value !== null),
    staleTime: 60_000,
  });
}

export type ViewList = NonNullable<ReturnType<typeof useViews>["data"]["value"]>;
export type KeptView = ViewList["views"][number];

export const addView = (projectId: number, name: string, is_shared: boolean, state: ViewState) =>
  answerOf(
    server.POST("/api/projects/{project_id}/views", {
      ...project(projectId),
      body: { name, is_shared, state },
    }),
  );

export const changeView = (
  id: number,
  body: { name?: string; is_shared?: boolean; state?: ViewState },
): Promise<KeptView> =>
  answerOf(
    server.PATCH("/api/views/{view_id}", {
      ...view(id),
      body: body as { name: string; is_shared: boolean; state: ViewState },
    }),
  );

export const removeView = (id: number) => answerOf(server.DELETE("/api/views/{view_id}", view(id)));
export const restoreView = (id: number) =>
  answerOf(server.POST("/api/views/{view_id}/restorations", view(id)));

/** With which view the plan opens: for the person (`role` empty) or for a role; neither = as the product begins. */
export const putFirstView = (
  projectId: number,
  first: { role: string; view_id: number | null; built_in: string },
) => answerOf(server.PUT("/api/projects/{project_id}/first-view", { ...project(projectId), body: first }));
