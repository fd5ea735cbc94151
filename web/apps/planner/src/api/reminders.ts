import type { ReminderGeneralValues, ReminderRuleValues } from "@headway/api-types";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const PROJECT = "/api/projects/{project_id}";
const of = (projectId: number) => ({ params: { path: { project_id: projectId } } });
export type ReminderState = "open" | "closed";

export function useReminders(projectId: Ref<number>, state: Ref<ReminderState>, wanted: Ref<boolean>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "reminders", state.value]),
    queryFn: () =>
      answerOf(
        server.GET(`${PROJECT}/reminders`, {
          params: { path: { project_id: projectId.value }, query: { state: state.value } },
        }),
      ),
    enabled: wanted,
  });
}

/** Of a project; of the own organisation where there is none. */
export function useReminderRules(projectId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "reminder-rules"]),
    queryFn: () =>
      answerOf(
        projectId.value === null
          ? server.GET("/api/reminder-rules")
          : server.GET(`${PROJECT}/reminder-rules`, of(projectId.value)),
      ),
  });
}

export function useReminderEffect(projectId: Ref<number | null>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "reminder-effect"]),
    queryFn: () =>
      answerOf(
        projectId.value === null
          ? server.GET("/api/reminder-effect")
          : server.GET(`${PROJECT}/reminder-effect`, of(projectId.value)),
      ),
  });
}

/** A whole rule of one kind (or `general`); null: as the organisation has it, there as it comes. */
export function setReminderRule(
  projectId: number | null,
  rule: string,
  told: ReminderRuleValues | ReminderGeneralValues | null,
) {
  const body = { values: told as Record<string, unknown> | null };
  if (projectId === null)
    return answerOf(server.PUT("/api/reminder-rules/{rule}", { params: { path: { rule } }, body }));
  const params = { path: { project_id: projectId, rule } };
  return answerOf(server.PUT(`${PROJECT}/reminder-rules/{rule}`, { params, body }));
}

export const previewReminderRule = (projectId: number, kind: string, values: ReminderRuleValues) =>
  answerOf(
    server.POST(`${PROJECT}/reminder-previews`, {
      ...of(projectId),
      body: { kind, values: values as unknown as Record<string, unknown> },
    }),
  );

export const snoozeReminder = (projectId: number, reminderId: number, until: string, reason: string) =>
  answerOf(
    server.POST(`${PROJECT}/reminders/{reminder_id}/snoozes`, {
      params: { path: { project_id: projectId, reminder_id: reminderId } },
      body: { until, reason },
    }),
  );
