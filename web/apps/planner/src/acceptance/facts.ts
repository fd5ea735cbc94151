import type { TrailEntry } from "@headway/api-types";
import { fieldWords, valueWords } from "../desk/values.ts";

/** Kinds of facts that are pictures or sound, shown as such and not as words. */
const SHOWN_OTHERWISE = new Set(["photo", "voice"]);

/** What an entry says in words, a line per fact: `完成百分比 60 %`. With a decision of other values, these beside. */
export function factLines(entry: TrailEntry): string[] {
  const lines = entry.facts.filter((fact) => !SHOWN_OTHERWISE.has(fact.kind)).map(factLine);
  const others = Object.entries(entry.decision?.values ?? {}).map(
    ([field, value]) => `→ ${fieldWords(field)} ${valueWords(field, value)}`,
  );
  return [...lines.filter((line) => line !== ""), ...others];
}

function factLine({ kind, values }: TrailEntry["facts"][number]): string {
  if (kind === "note") return String(values.text ?? "");
  const parts = Object.entries(values)
    .filter(([field, value]) => field !== "unit" && value !== null && value !== "")
    .map(
      ([field, value]) =>
        `${fieldWords(field)} ${valueWords(field, value)}${field === "quantity" && values.unit ? ` ${values.unit}` : ""}`,
    );
  return parts.join("，");
}

export const photosIn = (entry: TrailEntry): string[] =>
  entry.facts.filter((fact) => fact.kind === "photo").map((fact) => String(fact.values.sha256));
