import type { ProjectSummary } from "@headway/api-types";

export type Light = "red" | "amber" | "green" | "unknown";

/** More than this many calendar days after the contract finish is red; any lateness at all is amber. */
export const RED_AFTER_DAYS = 5;

export function lightOf(latenessDays: number | null): Light {
  if (latenessDays === null) return "unknown";
  if (latenessDays > RED_AFTER_DAYS) return "red";
  return latenessDays > 0 ? "amber" : "green";
}

/** Latest first; those without a contract finish last; then by name. */
export function byUrgency(first: ProjectSummary, second: ProjectSummary): number {
  const late = (project: ProjectSummary) => project.lateness_days ?? Number.NEGATIVE_INFINITY;
  const difference = late(second) - late(first);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return first.name.localeCompare(second.name, "zh-CN");
}

export interface PortfolioFigures {
  projects: number;
  planned: number;
  judged: number;
  late: number;
  worst: ProjectSummary | null;
  activities: number;
  critical: number;
  nearest: ProjectSummary | null;
  stalest: ProjectSummary | null;
}

/** The five numbers of the portfolio, each counted over the projects for which it is known. */
export function summarizePortfolio(projects: ProjectSummary[]): PortfolioFigures {
  const planned = projects.filter((project) => project.activity_count > 0);
  const judged = planned.filter((project) => project.lateness_days !== null);
  const late = judged.filter((project) => (project.lateness_days ?? 0) > 0).sort(byUrgency);
  return {
    projects: projects.length,
    planned: planned.length,
    judged: judged.length,
    late: late.length,
    worst: late[0] ?? null,
    activities: sum(planned, (project) => project.activity_count),
    critical: sum(planned, (project) => project.critical_count),
    nearest: earliest(unfinished(planned), (project) => project.finish),
    stalest: earliest(unfinished(planned), (project) => project.data_date),
  };
}

const unfinished = (projects: ProjectSummary[]) => projects.filter((project) => project.percent_complete < 1);

const sum = (projects: ProjectSummary[], value: (project: ProjectSummary) => number): number =>
  projects.reduce((total, project) => total + value(project), 0);

function earliest(
  projects: ProjectSummary[],
  value: (project: ProjectSummary) => string | null,
): ProjectSummary | null {
  const dated = projects.filter((project) => value(project) !== null);
  dated.sort((first, second) => ((value(first) ?? "") < (value(second) ?? "") ? -1 : 1));
  return dated[0] ?? null;
}
