import type { paths } from "@headway/api-types";
import type { CalendarText } from "@headway/model";
import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

type EditBody = paths["/api/plans/{plan_id}/edits"]["post"]["requestBody"]["content"]["application/json"];
type Operation = EditBody["operations"][number];
export type CalendarSource =
  paths["/api/calendars"]["get"]["responses"]["200"]["content"]["application/json"]["calendars"][number];
export type CalendarVersion =
  paths["/api/calendars/{source_id}"]["get"]["responses"]["200"]["content"]["application/json"];

export const useCalendarSources = () =>
  useQuery({ queryKey: ["calendars"], queryFn: () => answerOf(server.GET("/api/calendars")) });

export const readCalendar = (source: number, version: number | null = null) => {
  const query = version === null ? {} : { version };
  return answerOf(
    server.GET("/api/calendars/{source_id}", { params: { path: { source_id: source }, query } }),
  );
};

export const useCalendarVersions = (source: Ref<number>) =>
  useQuery({
    queryKey: computed(() => ["calendars", source.value, "versions"]),
    queryFn: () =>
      answerOf(
        server.GET("/api/calendars/{source_id}/versions", { params: { path: { source_id: source.value } } }),
      ),
  });

export const useCalendarUses = (source: Ref<number>) =>
  useQuery({
    queryKey: computed(() => ["calendars", source.value, "uses"]),
    queryFn: () =>
      answerOf(
        server.GET("/api/calendars/{source_id}/uses", { params: { path: { source_id: source.value } } }),
      ),
  });

/** A calendar of the organisation: a new one, or the next version of `source`. */
export const saveCalendar = (source: number | null, told: CalendarText, parent: number | null) => {
  const body = { ...bodyOf(told), parent_source_id: parent } as unknown as never;
  return source === null
    ? answerOf(server.POST("/api/calendars", { body }))
    : answerOf(
        server.POST("/api/calendars/{source_id}/versions", { params: { path: { source_id: source } }, body }),
      );
};

export const copyCalendar = (source: number, name: string) =>
  answerOf(server.POST("/api/calendar-copies", { body: { source_id: source, name } }));

const bodyOf = (told: CalendarText) => ({
  name: told.name,
  week: told.week,
  exceptions: told.exceptions,
  minutes_per_day: told.minutes_per_day,
  minutes_per_week: told.minutes_per_week,
  minutes_per_month: told.minutes_per_month,
});

/** Settings of a plan that move dates, and its calendars in full. */
export const usePlanSettings = (plan: Ref<number | null>) =>
  useQuery({
    queryKey: computed(() => ["plan", plan.value, "calendars"]),
    queryFn: () =>
      answerOf(
        server.GET("/api/plans/{plan_id}/calendars", { params: { path: { plan_id: plan.value ?? 0 } } }),
      ),
    enabled: computed(() => plan.value !== null),
  });

/** One edit of a plan's settings or calendars, from the revision that the person saw. */
export const editPlan = (plan: number, base: number, operation: Record<string, unknown>, reason = "") =>
  answerOf(
    server.POST("/api/plans/{plan_id}/edits", {
      params: { path: { plan_id: plan } },
      body: { base_revision: base, reason, operations: [operation as unknown as Operation] },
    }),
  );

export const valuesOf = (told: CalendarText) => ({
  ...bodyOf(told),
  parent_id: told.parent_id,
  kind: told.kind,
});
