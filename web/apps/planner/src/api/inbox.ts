import type { InboxMessage } from "@headway/api-types";
import { useInfiniteQuery, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

export type InboxState = "all" | "unread" | "archived";
export const UNREAD_KEY = ["inbox", "unread"] as const;
const PAGE = 30;

/** The number on the bell; 100 stands for more than 99. */
export function useUnread(enabled: Ref<boolean>) {
  return useQuery({
    queryKey: UNREAD_KEY,
    queryFn: async () => (await answerOf(server.GET("/api/inbox/unread"))).unread,
    enabled,
  });
}

export function useInbox(state: Ref<InboxState>, enabled: Ref<boolean>, size = PAGE) {
  return useInfiniteQuery({
    queryKey: computed(() => ["inbox", state.value, size]),
    queryFn: ({ pageParam }) => {
      const query = { state: state.value, size, ...(pageParam === null ? {} : { before: pageParam }) };
      return answerOf(server.GET("/api/inbox", { params: { query } }));
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.before,
    enabled,
  });
}

export const markMessages = (ids: number[], marks: { is_read?: boolean; is_archived?: boolean }) =>
  answerOf(server.PATCH("/api/inbox", { body: { ids, ...marks } }));

export const readEverything = (until: number) =>
  answerOf(server.POST("/api/inbox/readings", { body: { until } }));

/** Messages that a page of their own answers. */
const PAGES: Readonly<Record<string, string>> = {
  entry_conflict: "desk",
  entry_parked: "desk",
  offered: "work",
  offer_accepted: "work",
  offer_proposed: "work",
  offer_refused: "work",
  offer_taken: "work",
  offer_declined: "work",
  offer_withdrawn: "work",
  assignment_unanswered: "work",
  acceptance_stuck: "acceptance",
  missing_cells: "acceptance",
  diary_missing: "diary",
  check_in_missing: "attendance",
  device_silent: "settings?tab=site",
  unsent_work: "settings?tab=site",
  data_date_open: "plan",
  reminder_digest: "reminders",
};

/** Where a message leads: the desk or the offers of work, else the activity chosen and the comment shown. */
export function addressOf(message: InboxMessage): string {
  if (message.kind === "announced") {
    const base = message.project_id === 0 ? "" : `/projects/${message.project_id}`;
    return `${base}/announcements/${message.place.id}`;
  }
  const page = PAGES[message.kind];
  if (page !== undefined) return `/projects/${message.project_id}/${page}`;
  const query = new URLSearchParams();
  if (message.place.kind === "activity") query.set("activity", String(message.place.id));
  const comment = message.place.parts.comment;
  if (comment !== undefined) query.set("comment", String(comment));
  const words = query.toString();
  return `/projects/${message.project_id}/plan${words === "" ? "" : `?${words}`}`;
}
