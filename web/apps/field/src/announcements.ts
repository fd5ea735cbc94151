/** Announcements of the firm and of the projects, as the phone has them. */
import {
  type Announcement,
  announcementsOf,
  isAnnouncementOpen,
  noteReading,
  type ShownAnnouncement,
} from "@headway/sync";
import { computed } from "vue";
import { useLive } from "./live.ts";
import { flusher } from "./sending.ts";
import { person } from "./session/session.ts";
import { site, storage } from "./site.ts";

/** undefined while the store is read, null when none were fetched yet; `open`: what still asks something of him. */
export function useAnnouncements() {
  const owner = () => person.value?.user_id ?? "";
  const { value: rows } = useLive<ShownAnnouncement[] | null>((db) => announcementsOf(db, owner()), owner);
  const open = computed(() => (rows.value ?? []).filter(isAnnouncementOpen));
  return { rows, open };
}

/** Kept on the phone first, like everything that is entered; sent at once when there is a network. */
export async function read(row: Announcement, confirm: boolean): Promise<void> {
  const userId = person.value?.user_id;
  if (!userId) return;
  const at = new Date(site().clock.wallMs()).toISOString();
  await storage.run((db) => noteReading(db, userId, { row, confirm, at }));
  void flusher.flush("saved");
}
