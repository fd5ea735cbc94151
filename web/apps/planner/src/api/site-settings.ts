import type { paths, RulesValues } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const PROJECT = "/api/projects/{project_id}";
const of = (projectId: number) => ({ params: { path: { project_id: projectId } } });

type Json<Path extends keyof paths, Method extends "post" | "put"> = paths[Path] extends {
  [M in Method]: { requestBody: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
export type AttendanceRules = Json<`${typeof PROJECT}/attendance-rules`, "put">;
export type NewCrewLink = Json<`${typeof PROJECT}/crew-links`, "post">;
export type PhysicalStates = Json<`${typeof PROJECT}/physical-states`, "put">;

function useOfSite<Answer>(projectId: Ref<number>, name: string, read: (id: number) => Promise<Answer>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, name]),
    queryFn: () => read(projectId.value),
  });
}

export const useProgressRules = (projectId: Ref<number>) =>
  useOfSite(projectId, "progress-rules", (id) => answerOf(server.GET(`${PROJECT}/progress/rules`, of(id))));
/** Only what is named changes. */
export const setProgressRules = (projectId: number, values: Partial<RulesValues>) =>
  answerOf(server.PUT(`${PROJECT}/progress/rules`, { ...of(projectId), body: { values } }));
export const switchSiteReporting = (projectId: number, is_on: boolean) =>
  answerOf(server.POST(`${PROJECT}/progress/site-reporting`, { ...of(projectId), body: { is_on } }));

export const useAttendanceRules = (projectId: Ref<number>) =>
  useOfSite(projectId, "attendance-rules", (id) =>
    answerOf(server.GET(`${PROJECT}/attendance-rules`, of(id))),
  );
export const setAttendanceRules = (projectId: number, body: AttendanceRules) =>
  answerOf(server.PUT(`${PROJECT}/attendance-rules`, { ...of(projectId), body }));

export const useCrewLinks = (projectId: Ref<number>) =>
  useOfSite(projectId, "crew-links", (id) => answerOf(server.GET(`${PROJECT}/crew-links`, of(id))));
export const makeCrewLink = (projectId: number, body: NewCrewLink) =>
  answerOf(server.POST(`${PROJECT}/crew-links`, { ...of(projectId), body }));
export const revokeCrewLink = (projectId: number, link: number) =>
  answerOf(
    server.DELETE(`${PROJECT}/crew-links/{link_id}`, {
      params: { path: { project_id: projectId, link_id: link } },
    }),
  );

export const useSiteCode = (projectId: Ref<number>) =>
  useOfSite(projectId, "site-code", (id) => answerOf(server.GET(`${PROJECT}/site-code`, of(id))));
export const issueSiteCode = (projectId: number) =>
  answerOf(server.POST(`${PROJECT}/site-codes`, of(projectId)));

export const usePhysicalStates = (projectId: Ref<number>) =>
  useOfSite(projectId, "physical-states", (id) => answerOf(server.GET(`${PROJECT}/physical-states`, of(id))));
export const setPhysicalStates = (projectId: number, body: PhysicalStates) =>
  answerOf(server.PUT(`${PROJECT}/physical-states`, { ...of(projectId), body }));
