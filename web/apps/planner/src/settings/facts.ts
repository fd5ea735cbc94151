import type { paths } from "@headway/api-types";

export type FactsOut =
  paths["/api/projects/{project_id}/facts"]["get"]["responses"]["200"]["content"]["application/json"];

export const PROJECT_KINDS = [
  "residential",
  "public",
  "industrial",
  "municipal",
  "transport",
  "water",
  "landscape",
  "renovation",
  "other",
] as const;
export const TIME_ZONES = [
  "Asia/Shanghai",
  "Asia/Urumqi",
  "Asia/Hong_Kong",
  "Asia/Singapore",
  "Asia/Dubai",
  "UTC",
];
