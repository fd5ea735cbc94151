import type { paths } from "@headway/api-types";
import { keepPreviousData, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

const OFFERS = "/api/projects/{project_id}/assignment-offers";
const of = (projectId: number) => ({ params: { path: { project_id: projectId } } });
const one = (projectId: number, offerId: string) => ({
  params: { path: { project_id: projectId, offer_id: offerId } },
});

export type NewOffer = paths[typeof OFFERS]["post"]["requestBody"]["content"]["application/json"];

export function useOffers(projectId: Ref<number>) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "offers"]),
    queryFn: () => answerOf(server.GET(OFFERS, of(projectId.value))),
  });
}

export const offerWork = (projectId: number, body: NewOffer) =>
  answerOf(server.POST(OFFERS, { ...of(projectId), body }));
export const withdrawOffer = (projectId: number, offerId: string) =>
  answerOf(server.DELETE(`${OFFERS}/{offer_id}`, one(projectId, offerId)));
export const decideOffer = (
  projectId: number,
  offerId: string,
  decision: "take" | "decline",
  reason: string,
) =>
  answerOf(
    server.POST(`${OFFERS}/{offer_id}/decisions`, { ...one(projectId, offerId), body: { decision, reason } }),
  );

/** Hours of crews and people by day, both days counted. */
export function useWorkload(
  projectId: Ref<number>,
  window: Ref<{ first: string; last: string }>,
  wanted: Ref<boolean>,
) {
  return useQuery({
    queryKey: computed(() => ["project", projectId.value, "workload", window.value.first, window.value.last]),
    queryFn: () =>
      answerOf(
        server.GET("/api/projects/{project_id}/workload", {
          params: {
            path: { project_id: projectId.value },
            query: { from: window.value.first, to: window.value.last },
          },
        }),
      ),
    enabled: wanted,
    placeholderData: keepPreviousData,
  });
}
