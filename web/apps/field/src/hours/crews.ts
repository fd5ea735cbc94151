import type { ProjectRecord } from "../records.ts";
import { type KeptAttendance, nobody, type Presence, personKey } from "./presence.ts";

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
  const led = all.filter((crew) => isLed(crew, who));
  const crews = all.filter((crew) => crew.members.length > 0);
  const own = crews.filter(
    (crew) => !led.includes(crew) && crew.members.some((one) => one.id === who?.user_id),
  );
  if (led.length + own.length > 0 || CREW_ROLES.has(who?.role ?? "")) return [...led, ...own];
  return crews;
}

/** Somebody of a crew: by account, or by name alone. `key` is how attendance knows him. */
export interface CrewMember {
  key: string;
  id: string | null;
  name: string;
  presence: Presence;
}

/**
 * Who may be checked in for a crew: its people, and whoever was entered for it by name on a day that the phone still
 * knows. In the order of the crew, then by name.
 */
export function peopleOf(
  crew: Crew,
  attendances: readonly KeptAttendance[],
  presences: ReadonlyMap<string, Presence>,
): CrewMember[] {
  const people = new Map<string, CrewMember>();
  const add = (id: string | null, name: string): void => {
    const key = personKey({ id, name }, crew.id);
    if (name && !people.has(key))
      people.set(key, { key, id, name, presence: presences.get(key) ?? nobody(key) });
  };
  for (const member of crew.members) add(member.id, member.name);
  const seen = attendances.filter(({ value }) => value.crew === crew.id);
  const names = seen.map(({ value }) => [value.account ?? null, value.person ?? ""] as const);
  for (const [id, name] of names.sort((one, other) => one[1].localeCompare(other[1]))) add(id, name);
  for (const person of presences.keys()) {
    const [number, name] = person.split("/");
    if (name && Number(number) === crew.id) add(null, name);
  }
  return [...people.values()];
}
