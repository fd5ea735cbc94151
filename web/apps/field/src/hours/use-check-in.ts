import type { Position } from "@headway/sync";
import { computed, ref, watch } from "vue";
import type { ChosenShift } from "../components/ShiftSheet.vue";
import { addDays } from "../days/site-days.ts";
import type { useSiteTime } from "../days/use-site-time.ts";
import { currentPosition } from "../photos/position.ts";
import type { HourLine, HoursRecord, ProjectRecord } from "../records.ts";
import { useSaving } from "../report/use-saving.ts";
import { person } from "../session/session.ts";
import { changesOf, type NewEntry, useRecord, useRecords } from "../store.ts";
import { useToday } from "../today/use-today.ts";
import { t } from "../words.ts";
import { breakOf, hoursWorked, proposedShift, type Shift } from "./attendance.ts";
import type { CrewMember } from "./crews.ts";
import { isSaved, startingLines } from "./prefill.ts";
import { atSite, attendanceId, type KeptAttendance, nobody, presences } from "./presence.ts";
import { knownSheets } from "./sheets.ts";
import { TOLERANCE_HOURS } from "./split.ts";

const BREAK_MINUTES = 90;

/** One screen: who was on site when, and what the hours went into. */
export function useCheckIn(time: ReturnType<typeof useSiteTime>) {
  const { activities, entries, operations } = useToday(time.today);
  const { value: attendances } = useRecords("attendance");
  const { value: sheets } = useRecords("hours");
  const { value: projectRecord } = useRecord("project", () => "0");
  const saving = useSaving();

  const chosen = ref<ChosenShift | null>(null);
  const proposed = computed(() => proposedShift(time.today.value, time.hour.value));
  const day = computed(() => chosen.value?.day ?? proposed.value.day);
  const shift = computed<Shift>(() => chosen.value?.shift ?? proposed.value.shift);
  const minute = computed(() => chosen.value?.time ?? null);
  const at = computed(() => minuteOf(day.value, shift.value, minute.value) ?? time.minute.value);

  const isLoaded = computed(
    () => !!attendances.value && !!sheets.value && !!operations.value && !!activities.value,
  );
  const project = computed<ProjectRecord | null>(() => projectRecord.value?.value ?? null);
  const rules = computed(() => project.value?.rules ?? {});
  const number = (name: string, otherwise: number): number =>
    typeof rules.value[name] === "number" ? (rules.value[name] as number) : otherwise;
  const tolerance = computed(() => number("hours_tolerance", TOLERANCE_HOURS));
  const fullBreak = computed(() => number("break_minutes", BREAK_MINUTES) / 60);

  const known = computed(() => (attendances.value ?? []) as unknown as KeptAttendance[]);
  const all = computed(() => presences(known.value, operations.value ?? [], day.value, shift.value));
  const me = computed(() => person.value?.user_id ?? "");
  const mine = computed(() => all.value.get(me.value) ?? nobody(me.value));
  const worked = computed(() => hoursWorked(atSite(mine.value, time.zone.value), at.value, fullBreak.value));
  const breakHours = computed(() => breakOf((worked.value ?? 0) + fullBreak.value, fullBreak.value));

  const lines = ref<HourLine[]>([]);
  const areHoursTouched = ref(false);
  const kept = computed<HoursRecord[]>(() =>
    knownSheets(sheets.value ?? [], operations.value ?? [], me.value),
  );
  const known_work = computed(() => new Set(activities.value?.map(({ value }) => value.activity_id)));
  const isKnown = (activity_id: number): boolean => known_work.value.has(activity_id);
  const areHoursSaved = computed(() => kept.value.some((sheet) => sheet.day === day.value && isSaved(sheet)));
  // Proposed anew while nobody has touched them: attendance grows with the day, reports come in.
  watch(
    [kept, entries, day, worked, known_work],
    () => {
      if (!areHoursTouched.value && worked.value !== null)
        lines.value = startingLines(kept.value, entries.value ?? [], day.value, worked.value, isKnown);
    },
    { immediate: true },
  );
  watch([day, shift], () => {
    areHoursTouched.value = false;
  });

  const place = ref<Position | null>(null);
  const isLocating = ref(false);
  async function locate(): Promise<void> {
    isLocating.value = true;
    place.value = await currentPosition();
    isLocating.value = false;
  }

  const siteCode = ref("");
  // The code itself is on the phones of those who assign work only; the server says what a scanned one is worth.
  const isRightCode = computed(
    () => siteCode.value !== "" && ["", siteCode.value].includes(project.value?.site_code ?? ""),
  );

  function markEntry(
    kind: "check_in" | "check_out",
    who: { key: string; told: Record<string, unknown> },
    title: string,
  ): NewEntry {
    const told = {
      day: day.value,
      shift: shift.value,
      at: at.value,
      position: place.value,
      site_code: siteCode.value || null,
      by_proxy: false,
      ...who.told,
    };
    return {
      kind,
      record: { kind: "attendance", id: attendanceId(who.key, day.value, shift.value) },
      changes: changesOf({}, told),
      title,
    };
  }

  function hoursEntry(): NewEntry {
    const before = kept.value.find((sheet) => sheet.day === day.value) ?? null;
    const told = lines.value
      .filter((line) => line.hours > 0)
      .map((line) => ({ activity_id: line.activity_id, hours: line.hours, headcount: 1 }));
    return {
      kind: "hours",
      record: { kind: "hours", id: `${me.value}:${day.value}` },
      changes: { day: [null, day.value], lines: [(before?.lines ?? null) as never, told as never] },
      title: t("field.title.hours", { day: day.value.slice(5) }),
    };
  }

  /** The one button: check in; check out with the hours; afterwards the hours alone. */
  async function mark(): Promise<void> {
    const self = { key: me.value, told: {} };
    const isOut = !!mine.value.in_at && !!mine.value.out_at;
    const time_of_day = at.value.slice(11);
    const entriesToSave: NewEntry[] = [];
    if (!mine.value.in_at)
      entriesToSave.push(markEntry("check_in", self, t("field.title.check_in", { time: time_of_day })));
    else {
      if (!isOut)
        entriesToSave.push(markEntry("check_out", self, t("field.title.check_out", { time: time_of_day })));
      entriesToSave.push(hoursEntry());
    }
    if (!(await saving.keep(entriesToSave, t("field.saved_what", { what: entriesToSave[0]!.title })))) return;
    areHoursTouched.value = false;
    siteCode.value = "";
    chosen.value = chosen.value && { ...chosen.value, time: null };
  }

  async function markCrew(
    crew: ProjectRecord["crews"][number],
    members: CrewMember[],
    kind: "check_in" | "check_out",
  ): Promise<void> {
    const entriesToSave = members.map((member) =>
      markEntry(
        kind,
        { key: member.key, told: { person: member.id ?? member.name, crew: crew.id, position: place.value } },
        t(kind === "check_in" ? "field.title.check_in_of" : "field.title.check_out_of", {
          name: member.name,
        }),
      ),
    );
    await saving.keep(entriesToSave, t("field.crew.saved", { count: members.length }));
  }

  return {
    ...saving,
    isLoaded,
    project,
    day,
    shift,
    minute,
    all,
    attendances: known,
    mine,
    worked,
    breakHours,
    tolerance,
    lines,
    areHoursTouched,
    areHoursSaved,
    place,
    isLocating,
    siteCode,
    isRightCode,
    activities: computed(() =>
      (activities.value ?? []).map(({ value }) => value).filter((one) => one.state !== "done"),
    ),
    locate,
    mark,
    markCrew,
    touchHours: () => {
      areHoursTouched.value = true;
    },
    choose: (next: ChosenShift) => {
      chosen.value = next;
    },
  };
}

/** A minute that was forgotten to be pressed; after midnight a night shift stands on the next day of the calendar. */
function minuteOf(day: string, shift: Shift, time: string | null): string | null {
  if (!time) return null;
  const isNextDay = shift === "night" && time < "12:00";
  return `${isNextDay ? addDays(day, 1) : day}T${time}`;
}
