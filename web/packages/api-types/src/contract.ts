/** The bodies of the HTTP interface. Instants of a plan are minutes since 1970-01-01T00:00 local. */

export interface ApiError {
  code: string;
  text: string;
  cure: string | null;
  parameters: Record<string, string | number>;
}

export interface Account {
  id: number;
  username: string;
  display_name: string;
  organization: string;
  role: string;
  role_name: string;
  language: string;
}

export interface DemoAccount {
  username: string;
  display_name: string;
  role: string;
  role_name: string;
  organization: string;
}

export interface Session {
  account: Account | null;
  csrf_token: string;
  demo_accounts: DemoAccount[];
  version: string;
  language: string;
}

export interface ProjectSummary {
  id: number;
  code: string;
  name: string;
  organization: string;
  plan_id: number | null;
  revision: number;
  profile: string | null;
  data_date: string | null;
  start: string | null;
  finish: string | null;
  contract_finish: string | null;
  lateness_days: number | null;
  activity_count: number;
  critical_count: number;
  percent_complete: number;
  changed_at?: string | null;
  may: { import: boolean; undo: boolean };
}

export interface ProjectList {
  projects: ProjectSummary[];
  may: { create_project: boolean };
}

export interface ProjectDetail extends ProjectSummary {
  plan: { id: number; name: string; revision: number } | null;
  members: { display_name: string; role_name: string; organization: string }[];
}

export type ImportState =
  | "queued"
  | "reading"
  | "ready"
  | "queued_to_write"
  | "writing"
  | "done"
  | "refused"
  | "failed"
  | "cancelled"
  | "undone";

export interface CountLine {
  thing: string;
  in_file: number;
  kept: number;
}

export interface ReportLine {
  code: string;
  severity: string;
  parameters: Record<string, string | number>;
  rows: Record<string, unknown>[];
}

export interface ReportProject {
  index: number;
  id: string;
  name: string;
  activity_count: number;
  relation_count: number;
  data_date: string | null;
}

export interface ReportCalculation {
  ok: boolean;
  error: { code: string; text: string } | null;
  start: string | null;
  finish: string | null;
  activity_count: number;
  differing_count: number;
  agree_count: number;
  seconds: number;
}

export interface ImportReport {
  file_format: string;
  application: string;
  encoding: string | null;
  counts: CountLine[];
  losses: ReportLine[];
  quality: ReportLine[];
  projects: ReportProject[];
  calculation: ReportCalculation | null;
}

export interface ImportStatus {
  id: number;
  state: ImportState;
  stage: string | null;
  progress: number;
  file_name: string;
  size_bytes: number;
  sha256: string | null;
  seen_before: { import_id: number; project_name: string; at: string; by: string } | null;
  project: { id: number | null; code: string; name: string };
  report: ImportReport | null;
  error: { code: string; text: string; cure: string | null } | null;
  plan_id: number | null;
  edit_id: number | null;
}

export interface DateDifference {
  uid: string;
  code: string;
  name: string;
  critical: boolean;
  recorded_start: string | null;
  recorded_finish: string | null;
  calculated_start: string | null;
  calculated_finish: string | null;
  difference_days: number | null;
}

export interface DateDifferences {
  count: number;
  rows: DateDifference[];
}

export interface PlanEdit {
  id: number;
  revision: number;
  kind: string;
  source: string;
  author: string;
  at: string;
  reason: string | null;
  summary: string;
  undone_by: number | null;
}

export type Column = (number | null)[];

export interface PlanCalendar {
  id: number;
  name: string;
  week: [number, number][][];
  exceptions: [number, number, [number, number][]][];
}

export interface PlanWindow {
  plan_id: number;
  project_id: number;
  project_code: string;
  project_name: string;
  plan_name: string;
  revision: number;
  profile: string;
  time_zone: string;
  minutes_per_day: number;
  data_date: number | null;
  start: number | null;
  finish: number | null;
  contract_finish: number | null;
  calculated_at: string | null;
  calculation_ms: number | null;
  activities: {
    id: number[];
    parent: number[];
    depth: number[];
    kind: number[];
    code: string[];
    name: string[];
    calendar: number[];
    duration: number[];
    remaining: number[];
    start: Column;
    finish: Column;
    late_start: Column;
    late_finish: Column;
    total_float: Column;
    free_float: Column;
    percent: number[];
    flags: number[];
    baseline_start: Column | null;
    baseline_finish: Column | null;
  };
  kinds: string[];
  relations: {
    id: number[];
    predecessor: number[];
    successor: number[];
    type: number[];
    lag: number[];
    driving: number[];
  };
  calendars: PlanCalendar[];
}

export interface ActivityRelation {
  id: number;
  code: string;
  name: string;
  type: string | number;
  lag_minutes: number;
  driving: boolean;
}

export interface ActivityDetail {
  id: number;
  code: string;
  name: string;
  kind: string;
  start: string | null;
  finish: string | null;
  early_start: string | null;
  early_finish: string | null;
  late_start: string | null;
  late_finish: string | null;
  total_float: number | null;
  free_float: number | null;
  constraints: { kind: string; at: string | null }[];
  calendar: string | null;
  predecessors: ActivityRelation[];
  successors: ActivityRelation[];
  assignments: { resource: string; quantity: number | null; unit: string | null }[];
  codes: { type: string; value: string }[];
  quantity: number | null;
  unit: string | null;
  notes: string[];
}
