import type { ProjectRecord } from "../records.ts";

export type Crew = ProjectRecord["crews"][number];

interface Who {
  user_id: string;
  display_name: string;
  role: string;
}

/** Roles that enter for their own crews only; the server holds the same. */
const CREW_ROLES = new Set(["foreman", "worker"]);

export const isLed = (crew: Pick<Crew, "leader">, who: Who | null): boolean =>
  crew.leader === who?.display_name;

/** Crews for whose people somebody may check in: those he leads first, those he works in; other roles: all. */
export function crewsToEnterFor(all: readonly Crew[], who: Who | null): Crew[] {
  const crews = all.filter((crew) => crew.members.length > 0);
  const led = crews.filter((crew) => isLed(crew, who));
  const own = crews.filter(
    (crew) => !led.includes(crew) && crew.members.some((one) => one.id === who?.user_id),
  );
  if (led.length + own.length > 0 || CREW_ROLES.has(who?.role ?? "")) return [...led, ...own];
  return crews;
}
