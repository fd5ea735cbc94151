/** How long settled operations stay on the phone. */
import type { SiteDatabase } from "./database.ts";
import { serverNowMs } from "./facts.ts";
import { KEPT_DAYS } from "./outbox.ts";
import { isOpen } from "./rows.ts";

const DAY_MS = 86_400_000;

/** Removes what was settled more than thirty days ago; what is open is never removed, however old. */
export async function tidySent(db: SiteDatabase, wallMs: number): Promise<number> {
  const before = (await serverNowMs(db, wallMs)) - KEPT_DAYS * DAY_MS;
  return db.operations
    .filter((row) => !isOpen(row.state) && row.settled_at !== null && Date.parse(row.settled_at) < before)
    .delete();
}
