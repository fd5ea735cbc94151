import type { components } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

type Schemas = components["schemas"];
export type Channel = Schemas["ChannelOut"];
export type MailServer = Schemas["MailServerIn"];
export type MailServerChange = Schemas["MailServerChangeIn"];
export type Robot = Schemas["RobotIn"];
export type RobotChange = Schemas["RobotChangeIn"];
export type DeadLetter = Schemas["DeadLetterOut"];
export type Preferences = Schemas["PreferencesOut"];
export type PreferencesChange = Schemas["PreferencesIn"];

/** Of the own firm: its mail server. Of a project: the robots of its groups. */
export type Whose = number | null;
const PROJECT = "/api/projects/{project_id}";
const of = (id: number) => ({ params: { path: { project_id: id } } });
const robot = (id: number, robot_id: number) => ({ params: { path: { project_id: id, robot_id } } });
const channel = (channel_id: number) => ({ params: { path: { channel_id } } });

export const useChannels = (whose: Ref<Whose>) =>
  useQuery({
    queryKey: computed(() => ["channels", whose.value]),
    queryFn: () =>
      whose.value === null
        ? answerOf(server.GET("/api/channels"))
        : answerOf(server.GET(`${PROJECT}/robots`, of(whose.value))),
  });
export const addMailServer = (body: MailServer) => answerOf(server.POST("/api/channels", { body }));
export const changeMailServer = (id: number, body: MailServerChange) =>
  answerOf(server.PATCH("/api/channels/{channel_id}", { ...channel(id), body }));
export const addRobot = (project: number, body: Robot) =>
  answerOf(server.POST(`${PROJECT}/robots`, { ...of(project), body }));
export const changeRobot = (project: number, id: number, body: RobotChange) =>
  answerOf(server.PATCH(`${PROJECT}/robots/{robot_id}`, { ...robot(project, id), body }));
export const letRobotListen = (project: number, id: number, body: Schemas["ListeningIn"]) =>
  answerOf(server.POST(`${PROJECT}/robots/{robot_id}/listening`, { ...robot(project, id), body }));
export const stopRobotListening = (project: number, id: number) =>
  answerOf(server.DELETE(`${PROJECT}/robots/{robot_id}/listening`, robot(project, id)));
export const removeChannel = (whose: Whose, id: number) =>
  whose === null
    ? answerOf(server.DELETE("/api/channels/{channel_id}", channel(id)))
    : answerOf(server.DELETE(`${PROJECT}/robots/{robot_id}`, robot(whose, id)));
export const tryChannel = (whose: Whose, id: number) =>
  whose === null
    ? answerOf(server.POST("/api/channels/{channel_id}/trials", channel(id)))
    : answerOf(server.POST(`${PROJECT}/robots/{robot_id}/trials`, robot(whose, id)));

export const useDeadLetters = (whose: Ref<Whose>) =>
  useQuery({
    queryKey: computed(() => ["dead-letters", whose.value]),
    queryFn: () =>
      whose.value === null
        ? answerOf(server.GET("/api/dead-letters"))
        : answerOf(server.GET(`${PROJECT}/dead-letters`, of(whose.value))),
  });
export const decideLetters = (whose: Whose, ids: number[], again: boolean) =>
  whose === null
    ? answerOf(server.POST("/api/dead-letters/decisions", { body: { ids, again } }))
    : answerOf(server.POST(`${PROJECT}/dead-letters/decisions`, { ...of(whose), body: { ids, again } }));

export const usePreferences = () =>
  useQuery({ queryKey: ["preferences"], queryFn: () => answerOf(server.GET("/api/account/preferences")) });
export const changePreferences = (body: PreferencesChange) =>
  answerOf(server.PATCH("/api/account/preferences", { body }));

export const useStatus = () =>
  useQuery({
    queryKey: ["status"],
    queryFn: () => answerOf(server.GET("/api/status")),
    refetchInterval: 30_000,
  });
