import type { PortfolioProject, PortfolioState } from "@headway/api-types";
import { finishDayText, parseLocal, shortDayText, signedText, type TextKey, t } from "@headway/ui";

const REASONS: Record<Exclude<PortfolioState["reason"], "late">, TextKey> = {
  no_plan: "client.portfolio.reason.no_plan",
  nothing_to_compare: "client.portfolio.reason.nothing_to_compare",
  finished: "client.portfolio.reason.finished",
  behind: "client.portfolio.reason.behind",
  stale: "client.portfolio.reason.stale",
  early: "client.portfolio.reason.early",
  on_time: "client.portfolio.reason.on_time",
};

/** Why a project is red, amber or green, in one sentence. */
export function reasonText({ state, promised_by }: PortfolioProject): string {
  if (state.reason === "late")
    return t(
      promised_by === "baseline"
        ? "client.portfolio.reason.late.baseline"
        : "client.portfolio.reason.late.contract",
      { days: state.days ?? 0 },
    );
  return t(REASONS[state.reason], { days: state.days ?? 0, points: state.points ?? 0 });
}

export function causeText({ cause }: PortfolioProject): string {
  if (!cause) return "—";
  return cause.days === null
    ? t("client.portfolio.cause.driving", { name: cause.name })
    : t("client.portfolio.cause.late", { name: cause.name, days: cause.days });
}

export const dayOf = (local: string | null | undefined): string => local?.slice(0, 10) ?? "—";

export function finishDay(local: string | null | undefined): string {
  const minutes = parseLocal(local);
  return minutes === null ? "—" : finishDayText(minutes);
}

/** `11-30` in sentences, with the year when it is another one. */
export function shortFinishDay(local: string | null | undefined, today: string): string {
  const minutes = parseLocal(local);
  return minutes === null ? "—" : shortDayText(minutes - 1, Number(today.slice(0, 4)));
}

/** `11-20` of a day or an instant, with the year when it is another one. */
export function shortDay(local: string | null | undefined, today: string): string {
  const minutes = parseLocal(local);
  return minutes === null ? "—" : shortDayText(minutes, Number(today.slice(0, 4)));
}

export const latenessText = (days: number | null): string =>
  days === null ? "—" : t("client.days.calendar", { days: signedText(days) });

/** What the plan page opens at: the activity that holds the finish up. */
export const planAddress = (project: PortfolioProject): string =>
  `/projects/${project.id}/plan${project.cause ? `?activity=${project.cause.activity_id}` : ""}`;
