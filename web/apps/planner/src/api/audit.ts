import { useInfiniteQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const PAGE = 100;
const DAY_MS = 86_400_000;

export interface AuditWish {
  /** A room of the product ("people"); empty for all. */
  action: string;
  /** Days as the reader's calendar has them, both included; empty for no bound. */
  since: string;
  until: string;
}

const dayStart = (day: string, offsetMs = 0): string | undefined =>
  day ? new Date(new Date(`${day}T00:00`).getTime() + offsetMs).toISOString() : undefined;

/** The audit trail, newest first, page by page. */
export function useAudit(wish: Ref<AuditWish>) {
  return useInfiniteQuery({
    queryKey: computed(() => ["audit", wish.value]),
    queryFn: ({ pageParam }) => {
      const { action, since, until } = wish.value;
      const query = { limit: PAGE, action, since: dayStart(since), until: dayStart(until, DAY_MS) };
      return answerOf(
        server.GET("/api/audit", { params: { query: { ...query, before: pageParam ?? undefined } } }),
      );
    },
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
}
