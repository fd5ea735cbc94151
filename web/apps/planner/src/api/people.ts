import type { components } from "@headway/api-types";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";
import { session } from "./session.ts";

type Schemas = components["schemas"];
export type Person = Schemas["AccountLineOut"];
export type PersonPage = Schemas["AccountPageOut"];
export type LinkIssued = Schemas["LinkIssuedOut"];
export type Department = Schemas["DepartmentOut"];
export type PersonDetails = Schemas["AccountChangeIn"];
export type Invitation = Schemas["InvitationIn"];

export const PAGE_SIZE = 50;

export const may = (capability: string): boolean => session.value?.may.includes(capability) ?? false;

export function usePeople(search: Ref<string>, state: Ref<string>, page: Ref<number>) {
  return useQuery({
    queryKey: computed(() => ["people", search.value, state.value, page.value]),
    queryFn: () => {
      const query = { search: search.value, state: state.value, page: page.value, size: PAGE_SIZE };
      return answerOf(server.GET("/api/accounts", { params: { query } }));
    },
    placeholderData: keepPreviousData,
  });
}

export function useDepartments() {
  return useQuery({ queryKey: ["departments"], queryFn: () => answerOf(server.GET("/api/departments")) });
}

export function usePerson(id: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ["person", id.value]),
    queryFn: () =>
      answerOf(server.GET("/api/accounts/{account_id}", { params: { path: { account_id: id.value } } })),
    staleTime: 0,
  });
}

export function useRoles() {
  return useQuery({ queryKey: ["roles"], queryFn: () => answerOf(server.GET("/api/roles")) });
}

export function useOwnAccount() {
  return useQuery({ queryKey: ["account"], queryFn: () => answerOf(server.GET("/api/account")) });
}

export function useOwnSessions() {
  return useQuery({
    queryKey: ["account", "sessions"],
    queryFn: () => answerOf(server.GET("/api/account/sessions")),
  });
}

export const endSession = (id: string) =>
  answerOf(server.DELETE("/api/account/sessions/{session_id}", { params: { path: { session_id: id } } }));

export const endOtherSessions = () => answerOf(server.DELETE("/api/account/sessions"));

const at = (id: string) => ({ path: { account_id: id } });

/** What is done to an account; the lists of people are read again afterwards. */
export function usePeopleActions() {
  const queries = useQueryClient();
  const again = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
    const answer = await call;
    await queries.invalidateQueries({ queryKey: ["people"] });
    return answer;
  };
  return {
    invite: (body: Invitation) => again(answerOf(server.POST("/api/accounts", { body }))),
    makeLink: (id: string) =>
      again(answerOf(server.POST("/api/accounts/{account_id}/links", { params: at(id) }))),
    revoke: (id: string) =>
      again(answerOf(server.DELETE("/api/accounts/{account_id}/links", { params: at(id) }))),
    disable: (id: string, reason: string) =>
      again(
        answerOf(
          server.POST("/api/accounts/{account_id}/disablements", { params: at(id), body: { reason } }),
        ),
      ),
    enable: (id: string, reason: string) =>
      again(
        answerOf(server.POST("/api/accounts/{account_id}/enablements", { params: at(id), body: { reason } })),
      ),
    changeDetails: (id: string, body: PersonDetails) =>
      again(answerOf(server.PATCH("/api/accounts/{account_id}", { params: at(id), body }))),
    changeRole: (id: string, role: string, reason: string) =>
      again(
        answerOf(server.POST("/api/accounts/{account_id}/roles", { params: at(id), body: { role, reason } })),
      ),
    endSessions: (id: string) =>
      again(answerOf(server.DELETE("/api/accounts/{account_id}/sessions", { params: at(id) }))),
  };
}

const department = (id: number) => ({ params: { path: { department_id: id } } });
export const addDepartment = (name: string, parent: number | null) =>
  answerOf(server.POST("/api/departments", { body: { name, parent_id: parent } }));
export const changeDepartment = (id: number, name: string, parent: number | null) =>
  answerOf(
    server.PATCH("/api/departments/{department_id}", {
      ...department(id),
      body: { name, parent_id: parent },
    }),
  );
export const removeDepartment = (id: number) =>
  answerOf(server.DELETE("/api/departments/{department_id}", department(id)));

/** Without an address in the settings a link begins with `/`: the page knows under which name it was opened. */
export const wholeLink = (link: string): string => (link.startsWith("/") ? location.origin + link : link);

/** `Chrome 131 · Windows`, from how a browser calls itself. */
export function browserName(agent: string): string {
  const found = /(Edg|Chrome|Firefox|Version)\/(\d+)/.exec(agent.replace(/Chrome\/\S+ (?=.*Edg)/, ""));
  const names: Record<string, string> = { Edg: "Edge", Version: "Safari" };
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent)?.[1];
  const browser = found ? `${names[found[1] ?? ""] ?? found[1]} ${found[2]}` : "";
  return [browser, system].filter(Boolean).join(" · ");
}
