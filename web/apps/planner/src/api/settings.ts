import type { paths } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

type Body<Path extends keyof paths, Method extends "post" | "patch"> = paths[Path] extends {
  [M in Method]: { requestBody: { content: { "application/json": infer Json } } };
}
  ? Json
  : never;

const PROJECT = "/api/projects/{project_id}";
export type Facts = Body<`${typeof PROJECT}/facts`, "patch">;
export type NewProject = Body<"/api/projects", "post">;
export type NewResource = Body<`${typeof PROJECT}/resources`, "post">;
export type ResourceChange = Body<`${typeof PROJECT}/resources/{resource_id}`, "patch">;
export type NewLocation = Body<`${typeof PROJECT}/locations`, "post">;
export type ProjectState = Body<`${typeof PROJECT}/state-changes`, "post">["state"];

const of = (id: number) => ({ params: { path: { project_id: id } } });
const within = <Path extends object>(id: number, path: Path) => ({
  params: { path: { project_id: id, ...path } },
});

function useOfProject<Answer>(id: Ref<number>, name: string, read: (id: number) => Promise<Answer>) {
  return useQuery({
    queryKey: computed(() => ["project", id.value, name]),
    queryFn: () => read(id.value),
  });
}

export const useFacts = (id: Ref<number>) =>
  useOfProject(id, "facts", (project) => answerOf(server.GET(`${PROJECT}/facts`, of(project))));
export const changeFacts = (id: number, body: Partial<Facts>) =>
  answerOf(server.PATCH(`${PROJECT}/facts`, { ...of(id), body: body as Facts }));
export const changeState = (id: number, state: ProjectState) =>
  answerOf(server.POST(`${PROJECT}/state-changes`, { ...of(id), body: { state } }));

export const createProject = (body: NewProject) => answerOf(server.POST("/api/projects", { body }));
export const useTemplates = () =>
  useQuery({
    queryKey: ["project-templates"],
    queryFn: () => answerOf(server.GET("/api/project-templates")),
  });
export const useArchivedProjects = () =>
  useQuery({
    queryKey: ["archived-projects"],
    queryFn: () => answerOf(server.GET("/api/archived-projects")),
  });
export const useDeletedProjects = () =>
  useQuery({
    queryKey: ["deleted-projects"],
    queryFn: () => answerOf(server.GET("/api/deleted-projects")),
  });

export const useMembers = (id: Ref<number>) =>
  useOfProject(id, "members", (project) => answerOf(server.GET(`${PROJECT}/members`, of(project))));
export const useMemberChanges = (id: Ref<number>, allowed: Ref<boolean>) =>
  useQuery({
    queryKey: computed(() => ["project", id.value, "member-changes"]),
    queryFn: () => answerOf(server.GET(`${PROJECT}/member-changes`, of(id.value))),
    enabled: allowed,
  });
export const findCandidates = (id: number, q: string) =>
  answerOf(
    server.GET(`${PROJECT}/candidates`, {
      params: { path: { project_id: id }, query: { q: q.slice(0, 60) } },
    }),
  );
export const addMember = (id: number, username: string, role: string) =>
  answerOf(server.POST(`${PROJECT}/members`, { ...of(id), body: { username, role } }));
export const inviteMember = (id: number, body: Body<`${typeof PROJECT}/invitations`, "post">) =>
  answerOf(server.POST(`${PROJECT}/invitations`, { ...of(id), body }));
export const changeMember = (id: number, member: number, role: string) =>
  answerOf(
    server.PATCH(`${PROJECT}/members/{member_id}`, { ...within(id, { member_id: member }), body: { role } }),
  );
export const removeMember = (id: number, member: number) =>
  answerOf(server.DELETE(`${PROJECT}/members/{member_id}`, within(id, { member_id: member })));

export const useLocations = (id: Ref<number>) =>
  useOfProject(id, "locations", (project) => answerOf(server.GET(`${PROJECT}/locations`, of(project))));
export const addLocation = (id: number, body: NewLocation) =>
  answerOf(server.POST(`${PROJECT}/locations`, { ...of(id), body }));
export const renameLocation = (id: number, location: number, name: string) =>
  answerOf(
    server.PATCH(`${PROJECT}/locations/{location_id}`, {
      ...within(id, { location_id: location }),
      body: { name } as Body<`${typeof PROJECT}/locations/{location_id}`, "patch">,
    }),
  );
export const removeLocation = (id: number, location: number) =>
  answerOf(server.DELETE(`${PROJECT}/locations/{location_id}`, within(id, { location_id: location })));

export const useResources = (id: Ref<number>) =>
  useOfProject(id, "resources", (project) => answerOf(server.GET(`${PROJECT}/resources`, of(project))));
export const addResource = (id: number, body: Partial<NewResource>) =>
  answerOf(server.POST(`${PROJECT}/resources`, { ...of(id), body: body as NewResource }));
export const changeResource = (id: number, resource: number, body: Partial<ResourceChange>) =>
  answerOf(
    server.PATCH(`${PROJECT}/resources/{resource_id}`, {
      ...within(id, { resource_id: resource }),
      body: body as ResourceChange,
    }),
  );
export const removeResource = (id: number, resource: number) =>
  answerOf(server.DELETE(`${PROJECT}/resources/{resource_id}`, within(id, { resource_id: resource })));
export const addToCrew = (id: number, resource: number, member: number | null, name: string) =>
  answerOf(
    server.POST(`${PROJECT}/resources/{resource_id}/people`, {
      ...within(id, { resource_id: resource }),
      body: { member_id: member, name },
    }),
  );
export const removeFromCrew = (id: number, resource: number, person: number) =>
  answerOf(
    server.DELETE(
      `${PROJECT}/resources/{resource_id}/people/{crew_member_id}`,
      within(id, { resource_id: resource, crew_member_id: person }),
    ),
  );

export const useTrades = (id: Ref<number>) =>
  useOfProject(id, "trades", (project) => answerOf(server.GET(`${PROJECT}/trades`, of(project))));
export const addTrade = (id: number, name: string) =>
  answerOf(server.POST(`${PROJECT}/trades`, { ...of(id), body: { name } }));
export const removeTrade = (id: number, trade: number) =>
  answerOf(server.DELETE(`${PROJECT}/trades/{trade_id}`, within(id, { trade_id: trade })));

export const useSubcontractors = (id: Ref<number>, allowed: Ref<boolean>) =>
  useQuery({
    queryKey: computed(() => ["project", id.value, "subcontractors"]),
    queryFn: () => answerOf(server.GET(`${PROJECT}/subcontractors`, of(id.value))),
    enabled: allowed,
  });
export const addSubcontractor = (id: number, name: string, firm: string | null) =>
  answerOf(server.POST(`${PROJECT}/subcontractors`, { ...of(id), body: { name, firm_id: firm } }));
export const removeSubcontractor = (id: number, subcontractor: number) =>
  answerOf(
    server.DELETE(
      `${PROJECT}/subcontractors/{subcontractor_id}`,
      within(id, { subcontractor_id: subcontractor }),
    ),
  );

export const search = (q: string) => answerOf(server.GET("/api/search", { params: { query: { q } } }));
/** Within the other projects of the organisation of `project`. */
export const searchBeside = (q: string, project: number) =>
  answerOf(server.GET("/api/search", { params: { query: { q, beside: project } } }));
