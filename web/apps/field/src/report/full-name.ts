import type { ActivityRecord } from "../records.ts";

const bare = (text: string): string => text.replace(/\s/g, "").toLowerCase();

/**
 * The name with the place that it leaves out: `B 区 混凝土浇筑` at `3# 楼/28 层/B 区` → `28 层 B 区 混凝土浇筑`. The building
 * is left out: it heads the page.
 */
export function fullName(activity: Pick<ActivityRecord, "name" | "location">): string {
  const places = (activity.location ?? "")
    .split("/")
    .map((place) => place.trim())
    .slice(1);
  const name = bare(activity.name);
  const missing = places.filter((place) => place && !name.includes(bare(place)));
  return [...missing, activity.name].join(" ");
}
