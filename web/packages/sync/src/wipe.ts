/** What leaves the phone, and what never does. */
import { forgetAnnouncements } from "./announcements.ts";
import type { Storage } from "./storage.ts";

/** Removes what was only read: plans, records, photos that the server has. What was entered here stays for export. */
export async function wipe(storage: Storage): Promise<void> {
  await storage.run((db) =>
    db.transaction("rw", [db.records, db.cursors, db.projects, db.photos, db.contents, db.meta], async () => {
      await Promise.all([db.records.clear(), db.cursors.clear(), db.projects.clear()]);
      await forgetAnnouncements(db);
      const there = await db.photos.where("state").equals("verified").primaryKeys();
      await db.contents.bulkDelete(there);
    }),
  );
}
