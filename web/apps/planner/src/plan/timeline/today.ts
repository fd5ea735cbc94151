/** Where the timeline can be sent. */
export type Destination = "dataDate" | "today" | "chosen";

/** Midnight of the site's calendar day, minutes; null for a zone that this browser does not know. */
export function today(timeZone: string, now: Date): number | null {
  try {
    const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
    const midnight = Date.parse(`${day}T00:00Z`);
    return Number.isNaN(midnight) ? null : midnight / 60_000;
  } catch {
    return null;
  }
}
