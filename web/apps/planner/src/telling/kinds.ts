import { textOfCode } from "@headway/ui";

/** A kind of message by its one name; a reminder has it from its rule. */
export const kindName = (kind: string): string =>
  textOfCode(`told.kind.${kind}`) ?? textOfCode(`warnings.kind.${kind}`) ?? kind;

/** What people are told, in the order of the page of preferences. */
export const KIND_GROUPS = {
  talk: ["mentioned", "replied", "assigned", "announced", "group_words"],
  work: [
    "offered",
    "offer_accepted",
    "offer_refused",
    "offer_proposed",
    "offer_taken",
    "offer_declined",
    "offer_withdrawn",
  ],
  reports: ["report_returned", "entry_conflict", "entry_parked", "entry_decided", "report_not_folded"],
  reminders: [
    "starts_soon",
    "due_today",
    "overdue",
    "no_report",
    "missing_cells",
    "acceptance_stuck",
    "return_unanswered",
    "diary_missing",
    "check_in_missing",
    "assignment_unanswered",
    "data_date_open",
    "approval_waiting",
    "device_silent",
    "unsent_work",
  ],
} as const;

/** What concerns a group as a whole. */
export const ROBOT_KINDS = [
  "starts_soon",
  "due_today",
  "overdue",
  "no_report",
  "missing_cells",
  "acceptance_stuck",
  "diary_missing",
  "data_date_open",
  "device_silent",
  "announced",
  "mentioned",
] as const;
