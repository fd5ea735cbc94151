/** The bodies of the HTTP interface by the names that the client uses; shapes come from the server's OpenAPI. */
import type { components } from "./generated.ts";

type Schemas = components["schemas"];

export type ApiError = Schemas["ErrorOut"];
export type Account = Schemas["AccountOut"];
export type DemoAccount = Schemas["DemoAccountOut"];
export type Session = Schemas["SessionOut"];
export type ProjectList = Schemas["ProjectListOut"];
export type ProjectSummary = Schemas["ProjectOut"];
export type ProjectDetail = Schemas["ProjectDetailOut"];
export type ActivityDetail = Schemas["ActivityOut"];
export type DrivingChain = Schemas["ChainOut"];
export type ChainStep = DrivingChain["steps"][number];
export type Shortenings = Schemas["ShorteningsOut"];
export type ActivityEdit = Schemas["ActivityEditOut"];
export type DateDifference = Schemas["DifferenceOut"];
export type DateDifferences = Schemas["DifferencesOut"];
export type PlanEdit = Schemas["EditOut"];
export type AuditEntry = Schemas["AuditEntryOut"];
export type AuditPage = Schemas["AuditOut"];
export type InboxMessage = Schemas["MessageOut"];
export type CommentLine = Schemas["CommentOut"];
export type AttachedFile = Schemas["FileOut"];
export type Mentionable = Schemas["MentionableOut"];

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
  parameters: Record<string, unknown>;
  rows: Record<string, unknown>[];
}

/** Differences of one cause: activities that differ by themselves, and those that only follow them. */
export interface CauseGroup {
  cause: string;
  late: boolean;
  first: number;
  carried: number;
}

export interface ReportCalculation {
  ok: boolean;
  error: ApiError | null;
  start: string | null;
  finish: string | null;
  activity_count: number;
  differing_count: number;
  agree_count: number;
  /** Missing in reports of files that were read before causes were told. */
  groups?: CauseGroup[];
  seconds: number;
}

/** A check of a file's plan: its first findings by code and name, of relations both ends. */
export type ReportCheck = Omit<QualityCheck, "activity_ids" | "predecessor_ids" | "successor_ids"> & {
  rows: Record<string, unknown>[];
};

export interface ReportProject {
  index: number;
  id: string;
  name: string;
  activity_count: number;
  relation_count: number;
  data_date: string | null;
  calculation: ReportCalculation;
  /** Missing in reports of files that were read before checks were made. */
  checks?: ReportCheck[];
}

/** The stored report is a document of its own: the OpenAPI calls it an object. */
export interface ImportReport {
  file_format: string;
  application: string;
  encoding: string;
  counts: CountLine[];
  losses: ReportLine[];
  quality: ReportLine[];
  projects: ReportProject[];
}

export type ImportStatus = Omit<Schemas["ImportOut"], "state" | "report"> & {
  state: ImportState;
  report: ImportReport | null;
};

export interface PlanCalendar {
  id: number;
  name: string;
  week: number[][][];
  exceptions: [number, number, number[][]][];
}

/** A plan in columns. Instants are minutes since 1970-01-01T00:00 of the project's local time. */
export type PlanWindow = Omit<Schemas["WindowOut"], "calendars"> & { calendars: PlanCalendar[] };

/** What stands between two revisions of a plan; rows are named by their numbers, not by their places. */
export type PlanDelta = Omit<Schemas["DeltaOut"], "calendars"> & { calendars: PlanCalendar[] | null };
export type EditAnswer = Omit<Schemas["EditAnswerOut"], "delta"> & { delta: PlanDelta | null };
export type PlanChanges = Omit<Schemas["ChangesOut"], "delta"> & { delta: PlanDelta | null };

type EditBody = Schemas["EditIn"];
/** One wish of an edit. */
export type PlanOperation = EditBody["operations"][number];
export type Baseline = Schemas["BaselineOut"];
export type QualityCheck = Schemas["QualityCheckOut"];
export type Quality = Schemas["QualityOut"];
export type Comparison = Schemas["ComparisonOut"];
export type Scenario = Schemas["ScenarioOut"];

/** What the person may do with a project; a right that is not named is not had. */
export type ProjectRight =
  | "edit"
  | "progress"
  | "undo"
  | "undo_of_others"
  | "baseline"
  | "scenario"
  | "import"
  | "history";
export type Portfolio = Schemas["PortfolioOut"];
export type PortfolioProject = Schemas["PortfolioProjectOut"];
export type PortfolioState = Schemas["PortfolioStateOut"];
export type WaitingImport = Schemas["WaitingImportOut"];
export type PrintView = Schemas["PrintViewIn"];
export type PrintPage = Schemas["PrintPageOut"];
export type Print = Schemas["PrintOut"];
export type Site = Schemas["SiteOut"];
export type DeskConflict = Schemas["ConflictOut"];
export type DeskConflictPage = Schemas["ConflictPageOut"];
export type DeskSide = Schemas["ConflictSide"];
export type DeskStep = Schemas["ConflictStep"];
export type ParkedItem = Schemas["ParkedOut"];
export type SyncStatistics = Schemas["StatisticsOut"];
export type FieldDevice = Schemas["DeviceOut"];
export type WorkOffer = Schemas["OfferOut"];
export type WorkloadLine = Schemas["LoadOut"];
export type Diary = Schemas["DiaryOut"];
export type DiaryMonthDay = Schemas["DiaryDayOut"];
export type CrewPresence = Schemas["CrewPresenceOut"];
export type HoursSheet = Schemas["SheetOut"];
export type PhysicalState = Schemas["StateLineOut"];
export type CrewLink = Schemas["CrewLinkOut"];
export type CrewLinkMade = Schemas["CrewLinkMadeOut"];
export type ProgressLayer = Schemas["ProgressLayerOut"];
export type WaitingEntry = Schemas["ReportLineOut"];
export type EntryDetail = Schemas["ReportOut"];
export type Doubt = Schemas["DoubtOut"];
export type SitePhoto = Schemas["ReportPhotoOut"];
export type PaceDay = Schemas["PaceOut"];
export type DayHours = Schemas["WorkedHoursOut"];
export type TrailEntry = Schemas["TrailEntryOut"];
export type ProgressRules = Schemas["RulesOut"];
export type RulesValues = Schemas["RulesValuesOut"];
export type ClosingPreview = Schemas["ClosingPreviewOut"];
export type ReminderLine = Schemas["ReminderOut"];
export type ReminderRules = Schemas["ReminderRulesOut"];
export type ReminderRule = Schemas["ReminderRuleOut"];
export type ReminderRuleValues = Schemas["ReminderRuleValuesOut"];
export type ReminderGeneral = Schemas["ReminderGeneralOut"];
export type ReminderGeneralValues = Schemas["ReminderGeneralValuesOut"];
export type ReminderPreview = Schemas["ReminderPreviewOut"];
export type ReminderEffects = Schemas["ReminderEffectsOut"];

type DecisionBody = Schemas["ReportDecisionIn"];
/** What is decided on one report; what is not named stands as it is. */
export type Decision = Pick<DecisionBody, "entry_id" | "decision"> & Partial<DecisionBody>;
