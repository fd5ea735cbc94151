export { type Clock, type ClockMark, instantOf, phoneClock } from "./clock.ts";
export { DATABASE_NAME, SiteDatabase } from "./database.ts";
export { type DeviceMemory, type DeviceState, localMemory, openDevice } from "./device.ts";
export * from "./http.ts";
export { sha256Of, uuid7 } from "./ids.ts";
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
export { LONGEST_SIDE, requireRoom, shrink, storeContent } from "./photos/capture.ts";
export { askToPersist, classifyRoom, measureRoom, type Room } from "./photos/room.ts";
export * from "./protocol.ts";
export * from "./records.ts";
export * from "./rows.ts";
export { ReadBackDiffers, Storage, StorageFailed, type StorageFault, StorageFull } from "./storage.ts";
export { Told } from "./told.ts";
export type * from "./values.ts";
