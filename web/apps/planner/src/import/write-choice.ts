/** How a file goes into a project that has a plan already. */
export interface WriteChoice {
  mode: "replace" | "update";
  match: "source_uid" | "code";
  missing: "keep" | "delete";
}

export const REPLACE: WriteChoice = { mode: "replace", match: "source_uid", missing: "keep" };
