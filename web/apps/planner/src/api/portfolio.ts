import { useQuery } from "@tanstack/vue-query";
import { computed } from "vue";
import { answerOf, server } from "./request.ts";
import { account } from "./session.ts";

/** What happens to a project or its plan and shows in the portfolio. */
export const PORTFOLIO_EVENTS = [
  "schedule.plan_changed",
  "schedule.baselines_changed",
  "schedule.scenarios_changed",
  "projects.state_changed",
  "projects.members_changed",
] as const;

export function usePortfolio() {
  return useQuery({
    queryKey: ["projects", "portfolio"],
    queryFn: () => answerOf(server.GET("/api/portfolio")),
    enabled: computed(() => account.value !== null),
  });
}
