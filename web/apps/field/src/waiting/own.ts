import type { EntryRecord } from "../records.ts";
import { person } from "../session/session.ts";

/** Was it reported by whoever uses the phone now? On a crew's link the name that he signs with says so. */
export function isOwnEntry(entry: Pick<EntryRecord, "reporter" | "is_local">): boolean {
  const mine = person.value?.reporter || person.value?.display_name;
  return entry.is_local === true || entry.reporter === mine;
}
