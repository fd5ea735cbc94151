/** What a new planner does on the first day, each ticked by what really happened. */
export interface Happened {
  has_activities: boolean;
  has_relations: boolean;
  has_baseline: boolean;
  has_progress: boolean;
}

export type StepName = "plan" | "link" | "progress" | "baseline";

export interface FirstStep {
  name: StepName;
  done: boolean;
}

/** The steps in the order in which they are taken. */
export const firstSteps = (happened: Happened): FirstStep[] => [
  { name: "plan", done: happened.has_activities },
  { name: "link", done: happened.has_relations },
  { name: "baseline", done: happened.has_baseline },
  { name: "progress", done: happened.has_progress },
];

export const allDone = (steps: readonly FirstStep[]): boolean => steps.every((step) => step.done);

const KEY = "headway.first-steps.dismissed";

/** Whether somebody put the card away, on this device. */
export const isDismissed = (account: string, storage: Pick<Storage, "getItem">): boolean =>
  (storage.getItem(KEY) ?? "").split(" ").includes(account);

export function dismiss(account: string, storage: Pick<Storage, "getItem" | "setItem">): void {
  const known = new Set((storage.getItem(KEY) ?? "").split(" ").filter(Boolean));
  storage.setItem(KEY, [...known.add(account)].join(" "));
}
