export {
  type Announcement,
  announcementsOf,
  exchangeAnnouncements,
  isAnnouncementOpen,
  noteReading,
  type ShownAnnouncement,
} from "./announcements.ts";
export { Backoff, FIRST_MS, LONGEST_MS } from "./backoff.ts";
export { type Clock, type ClockMark, instantOf, phoneClock } from "./clock.ts";
export { DATABASE_NAME, SiteDatabase } from "./database.ts";
export { type DeviceMemory, type DeviceState, localMemory, openDevice } from "./device.ts";
export { type Pushed, pushOutbox } from "./exchange.ts";
export { type Exported, exportOutbox } from "./export.ts";
export { type Facts, fact, keepFact, serverNowMs } from "./facts.ts";
export { keepPage, keepProjects, newerOf, pullEverything, pullProject, pullProjects } from "./feed.ts";
export { EVERY_MS, type Failure, Flusher, type FlusherState, type Trigger } from "./flusher.ts";
export * from "./http.ts";
export { sha256Of, uuid7 } from "./ids.ts";
export { tidySent } from "./keeping.ts";
export { ask, greet, type Line } from "./line.ts";
export { alone, LEASE_MS, type Locks } from "./lock.ts";
export { observe } from "./observe.ts";
export {
  type Author,
  type Entry,
  openOperations,
  operationsOf,
  pendingOf,
  recordKeyText,
  saveOperation,
} from "./operations.ts";
export * from "./outbox.ts";
export { LONGEST_SIDE, requireRoom, shrink, storeContent } from "./photos/capture.ts";
export { askToPersist, classifyRoom, measureRoom, type Room } from "./photos/room.ts";
export { PIECE_BYTES } from "./photos/tus.ts";
export { isOldEnough, type Network, networkOf, sendPhotos, tidyPhotos } from "./photos/upload.ts";
export * from "./protocol.ts";
export * from "./records.ts";
export { type Folder, openReserve, RESERVE_BYTES, Reserve } from "./reserve.ts";
export * from "./rows.ts";
export { ReadBackDiffers, Storage, StorageFailed, type StorageFault, StorageFull } from "./storage.ts";
export { Told } from "./told.ts";
export type * from "./values.ts";
export {
  addSecret,
  MOST_WRONG_TRIES,
  NoKey,
  openVault,
  peopleOf,
  sealAndLeave,
  unsealAll,
  WrongSecret,
} from "./vault.ts";
export { wipe } from "./wipe.ts";
