/** The one store, device and clock of this browser. Opened once by `main.ts`, before the first page. */
import {
  type Clock,
  type ClockMark,
  type DeviceState,
  localMemory,
  openDevice,
  openReserve,
  phoneClock,
  Storage,
} from "@headway/sync";

export const APP_VERSION = __APP_VERSION__;
export const storage = new Storage();

interface Site {
  device: DeviceState;
  clock: Clock;
}

let opened: Site | null = null;

export async function openSite(): Promise<Site> {
  const device = await openDevice(storage, localMemory);
  const mark = await storage.run((db) => db.meta.get("clock"));
  opened = { device, clock: phoneClock((mark?.value as ClockMark | undefined) ?? null) };
  void openReserve().then((reserve) => storage.hold(reserve));
  return opened;
}

export function site(): Site {
  if (!opened) throw new Error("openSite() comes first");
  return opened;
}
