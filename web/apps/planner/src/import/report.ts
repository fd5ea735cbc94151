import type { ImportReport, ReportCalculation, ReportLine } from "@headway/api-types";
import { listText, type TextParameters, textOfCode } from "@headway/ui";

export interface Verdicts {
  kept: number;
  inFile: number;
  agree: number;
  compared: number;
  loops: number;
  concerns: number;
  errors: number;
}

/** Tables of the exporting program that are no part of a plan: leaving them out is no loss. */
export const FOREIGN = "ignored_tables";

/** The four verdicts of the strip, from what the reader and the engine counted. */
export function judgeReport(report: ImportReport, calculation: ReportCalculation | null): Verdicts {
  const counts = report.counts.filter((line) => line.thing !== FOREIGN);
  return {
    kept: counts.reduce((total, line) => total + Math.min(line.kept, line.in_file), 0),
    inFile: counts.reduce((total, line) => total + line.in_file, 0),
    agree: calculation?.agree_count ?? 0,
    compared: (calculation?.agree_count ?? 0) + (calculation?.differing_count ?? 0),
    loops: lineCount(report.quality.find((line) => line.code === "loop")),
    concerns: report.quality.filter((line) => line.severity !== "info").length,
    errors: report.quality.filter((line) => line.severity === "error").length,
  };
}

export function lineCount(line: ReportLine | undefined): number {
  if (!line) return 0;
  const { count } = line.parameters;
  return typeof count === "number" ? count : line.rows.length;
}

export function lineText(section: "loss" | "quality", line: ReportLine): string {
  const parameters: TextParameters = {};
  for (const [name, value] of Object.entries(line.parameters)) parameters[name] = shown(value);
  return textOfCode(`interchange.${section}.${line.code}`, parameters) ?? line.code;
}

/** Where what found no home went: a second line, when the catalogue has one. */
export const whereText = (section: "loss" | "quality", line: ReportLine): string =>
  textOfCode(`interchange.${section}.${line.code}.where`) ?? "";

const AREAS: Record<string, string> = {
  assignment_without_end: "assignments",
  baseline_assignment_left_out: "baselines",
  baseline_interim_left_out: "baselines",
  baseline_not_in_file: "baselines",
  baseline_of_no_activity: "baselines",
  baseline_without_dates: "baselines",
  baseline_without_project: "baselines",
  baseline_work_left_out: "baselines",
  code_as_number: "codes",
  column_kept_as_field: "custom_fields",
  constraint_unknown: "constraints",
  dates_became_constraints: "constraints",
  external_relation: "relations",
  field_left_out: "custom_fields",
  milestone_with_duration: "activities",
  relation_type_unknown: "relations",
  subproject_left_out: "projects",
  table_left_out: "ignored_tables",
  loop: "relations",
};

/** What a finding is about, by the words of the counts. */
export const areaText = (line: ReportLine): string =>
  line.code in AREAS
    ? (textOfCode(`interchange.count.${AREAS[line.code]}.short`) ??
      textOfCode(`interchange.count.${AREAS[line.code]}`) ??
      "")
    : "";

export const causeText = (cause: string): string => textOfCode(`compare.cause.${cause}`) ?? cause;

const RULES: Record<string, string> = { xer: "P6", pmxml: "P6", xlsx: "P6", headway: "Headway" };

/** Whose rules calculate a file of this form. */
export const rulesText = (fileFormat: string): string => RULES[fileFormat] ?? "MS Project";

const shown = (value: unknown): string | number => {
  if (typeof value === "number") return value;
  return Array.isArray(value) ? listText(value) : String(value);
};

/** What names a row of a finding: its code and name, a relation's two ends, else its uid. */
export function rowText(row: Record<string, unknown>): string {
  const part = (name: string) =>
    typeof row[name] === "string" || typeof row[name] === "number" ? `${row[name]}` : "";
  if (part("predecessor") && part("successor")) return `${part("predecessor")} → ${part("successor")}`;
  if (Array.isArray(row.codes)) return row.codes.join(" → ");
  const words = [part("code"), part("name"), part("text")].filter((word) => word !== "");
  return words.length > 0 ? words.join(" ") : Object.values(row).map(shown).join(" ");
}

/** Errors first, then warnings, then what is only worth knowing. */
export function bySeverity(first: ReportLine, second: ReportLine): number {
  const rank: Record<string, number> = { error: 0, warning: 1, info: 2 };
  return (rank[first.severity] ?? 3) - (rank[second.severity] ?? 3);
}
