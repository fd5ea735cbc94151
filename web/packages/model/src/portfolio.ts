import type { Portfolio, PortfolioProject } from "@headway/api-types";

export type Light = PortfolioProject["state"]["light"];

const DAY_MS = 86_400_000;
const SEVERITY: Record<Light, number> = { red: 0, amber: 1, green: 2, unknown: 3 };

/** More critical than this and little room is left: assumption, a usual plan has a fifth to a third of it critical. */
export const NARROW_SHARE = 0.5;
/** Milestones on time: assumption, four of five is what a well-led firm reaches, under three of five nobody steers. */
export const GOOD_MILESTONES = 0.8;
export const POOR_MILESTONES = 0.6;

/** Red before amber before green, then the latest first; those without a date to compare with last; then by name. */
export function byUrgency(first: PortfolioProject, second: PortfolioProject): number {
  return (
    SEVERITY[first.state.light] - SEVERITY[second.state.light] ||
    lateOrLast(second) - lateOrLast(first) ||
    first.name.localeCompare(second.name, "zh-CN")
  );
}

const lateOrLast = (project: PortfolioProject): number => project.lateness_days ?? -100_000;

export interface PortfolioFigures {
  projects: number;
  planned: number;
  judged: number;
  byContract: number;
  byBaseline: number;
  late: PortfolioProject[];
  worst: PortfolioProject | null;
  unfinished: number;
  critical: number;
  narrowest: PortfolioProject | null;
  stale: PortfolioProject[];
  stalest: PortfolioProject | null;
  freshest: PortfolioProject | null;
  milestonesDue: number;
  milestonesOnTime: number;
  nextMilestone: PortfolioProject | null;
}

/** The numbers of the portfolio, each counted over the projects for which it is known. */
export function summarizePortfolio({ projects, rules, today }: Portfolio): PortfolioFigures {
  const planned = projects.filter((project) => project.activity_count > 0);
  const judged = planned.filter((project) => project.lateness_days !== null);
  const running = planned.filter((project) => project.unfinished_count > 0);
  const dated = running.filter((project) => project.data_date !== null);
  const byLateness = [...judged].sort((first, second) => lateOrLast(second) - lateOrLast(first));
  const aged = [...dated].sort((first, second) => ageOf(second) - ageOf(first));
  return {
    projects: projects.length,
    planned: planned.length,
    judged: judged.length,
    byContract: judged.filter((project) => project.promised_by === "contract").length,
    byBaseline: judged.filter((project) => project.promised_by === "baseline").length,
    late: byLateness.filter((project) => lateOrLast(project) > rules.late_after_days),
    worst: byLateness.find((project) => lateOrLast(project) > 0) ?? null,
    unfinished: sum(planned, (project) => project.unfinished_count),
    critical: sum(planned, (project) => project.critical_count),
    narrowest: greatest(running, criticalShare),
    stale: aged.filter((project) => ageOf(project) > rules.stale_after_days),
    stalest: aged[0] ?? null,
    freshest: aged.at(-1) ?? null,
    milestonesDue: sum(planned, (project) => project.milestones_due),
    milestonesOnTime: sum(planned, (project) => project.milestones_on_time),
    nextMilestone: nextOf(planned, today),
  };
}

/** Of the unfinished activities, a fraction. */
export const criticalShare = (project: PortfolioProject): number =>
  project.unfinished_count === 0 ? 0 : project.critical_count / project.unfinished_count;

const ageOf = (project: PortfolioProject): number => project.data_date_age_days ?? 0;

const sum = (projects: PortfolioProject[], value: (project: PortfolioProject) => number): number =>
  projects.reduce((total, project) => total + value(project), 0);

function greatest(
  projects: PortfolioProject[],
  value: (project: PortfolioProject) => number,
): PortfolioProject | null {
  return [...projects].sort((first, second) => value(second) - value(first))[0] ?? null;
}

/** The milestone that comes first from today on; those that a plan still shows in the past are old news. */
function nextOf(projects: PortfolioProject[], today: string): PortfolioProject | null {
  const at = (project: PortfolioProject) => project.next_milestone?.finish ?? "";
  const coming = projects.filter((project) => at(project) >= today);
  return coming.sort((first, second) => (at(first) < at(second) ? -1 : 1))[0] ?? null;
}

export type NeedKind = "late" | "scenario" | "behind" | "stale" | "import";

/** Something that waits for whoever answers for the projects. */
export interface Need {
  kind: NeedKind;
  project: PortfolioProject | null;
  /** Calendar days of the finish that hang on it; 0 = none that can be counted. */
  days: number;
  /** Of the scenario, the file, the activity that holds up. */
  name: string;
  /** Who it comes from, where somebody does. */
  by: string;
  /** Days waited, points behind, or 0. */
  measure: number;
  to: string;
}

const ORDER: Record<NeedKind, number> = { late: 0, scenario: 0, behind: 1, stale: 2, import: 3 };

/** What needs somebody, the most days at stake first; those without days after them by kind and how long they waited. */
export function needsOf(portfolio: Portfolio): Need[] {
  const needs = portfolio.projects.flatMap((project) => [
    ...latenessOf(project, portfolio.rules.late_after_days),
    ...scenariosOf(project),
    ...doubtsOf(project),
  ]);
  for (const run of portfolio.imports)
    needs.push({
      kind: "import",
      project: portfolio.projects.find((project) => project.id === run.project_id) ?? null,
      days: 0,
      name: run.file_name,
      by: run.by,
      measure: Math.max(
        0,
        Math.floor((Date.parse(portfolio.today) + DAY_MS - Date.parse(run.since)) / DAY_MS),
      ),
      to:
        run.project_id === null
          ? `/import?job=${run.id}`
          : `/projects/${run.project_id}/import?job=${run.id}`,
    });
  return needs.sort(
    (first, second) =>
      second.days - first.days || ORDER[first.kind] - ORDER[second.kind] || second.measure - first.measure,
  );
}

function latenessOf(project: PortfolioProject, after: number): Need[] {
  const days = project.lateness_days ?? 0;
  if (days <= after || project.unfinished_count === 0) return [];
  const { cause } = project;
  const to = `/projects/${project.id}/plan${cause ? `?activity=${cause.activity_id}` : ""}`;
  return [{ kind: "late", project, days, name: cause?.name ?? "", by: "", measure: cause?.days ?? 0, to }];
}

/** A scenario that finishes earlier than the plan waits for somebody to take it or not. */
function scenariosOf(project: PortfolioProject): Need[] {
  return project.scenarios.flatMap((scenario) => {
    const days = calendarDaysBetween(scenario.finish, project.finish);
    const to = `/projects/${project.id}/scenarios`;
    return days > 0
      ? [
          {
            kind: "scenario" as const,
            project,
            days,
            name: scenario.name,
            by: scenario.author,
            measure: 0,
            to,
          },
        ]
      : [];
  });
}

function doubtsOf(project: PortfolioProject): Need[] {
  const { reason, points, days } = project.state;
  const to = `/projects/${project.id}/plan`;
  if (reason === "behind")
    return [{ kind: "behind", project, days: 0, name: "", by: "", measure: points ?? 0, to }];
  if (reason === "stale")
    return [{ kind: "stale", project, days: 0, name: "", by: "", measure: days ?? 0, to }];
  return [];
}

/** From one local instant to another, by the days on which work ended. */
function calendarDaysBetween(earlier: string | null, later: string | null): number {
  if (!earlier || !later) return 0;
  return endDay(later) - endDay(earlier);
}

/** Work that ends at midnight ended the day before. */
const endDay = (local: string): number => Math.floor((Date.parse(`${local}:00Z`) - 60_000) / DAY_MS);

export type SortColumn = "state" | "name" | "kind" | "percent" | "promised" | "finish" | "late" | "critical";

export interface TableChoice {
  column: SortColumn;
  descending: boolean;
  words: string;
  light: Light | "all";
}

/** The projects that were asked for, in the order that was asked for; unknown values last whatever the direction. */
export function chosenProjects(
  projects: readonly PortfolioProject[],
  choice: TableChoice,
): PortfolioProject[] {
  const { column } = choice;
  const wanted = choice.words.trim().toLowerCase();
  const found = projects.filter(
    (project) =>
      (choice.light === "all" || project.state.light === choice.light) &&
      (wanted === "" || searched(project).includes(wanted)),
  );
  if (column === "state") return found.sort((a, b) => (choice.descending ? -1 : 1) * byUrgency(a, b));
  return found.sort((first, second) => {
    const [one, other] = [sortValue(first, column), sortValue(second, column)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    const difference =
      typeof one === "string" ? one.localeCompare(String(other), "zh-CN") : one - Number(other);
    return (choice.descending ? -difference : difference) || byUrgency(first, second);
  });
}

const searched = ({ code, name, organization, address, cause }: PortfolioProject): string =>
  `${code} ${name} ${organization} ${address} ${cause?.name ?? ""}`.toLowerCase();

function sortValue(project: PortfolioProject, column: Exclude<SortColumn, "state">): string | number | null {
  const values = {
    name: () => project.name,
    kind: () => project.kind,
    percent: () => (project.activity_count === 0 ? null : project.percent_complete),
    promised: () => project.promised_finish,
    finish: () => project.finish,
    late: () => project.lateness_days,
    critical: () => (project.unfinished_count === 0 ? null : criticalShare(project)),
  };
  return values[column]();
}
