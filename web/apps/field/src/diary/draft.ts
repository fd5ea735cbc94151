/** The fields of a diary that people write. What stands in `written` and differs from the record goes to the server. */
export interface WrittenDiary {
  is_stoppage: boolean;
  stoppage_reason: string;
  weather_am: string | null;
  weather_pm: string | null;
  temperature_low: number | null;
  temperature_high: number | null;
  wind: number | null;
  machines: string;
  materials: string;
  quality: string;
  safety: string;
  remark: string;
}

export type DiaryField = keyof WrittenDiary;

export const EMPTY_DIARY: WrittenDiary = {
  is_stoppage: false,
  stoppage_reason: "",
  weather_am: null,
  weather_pm: null,
  temperature_low: null,
  temperature_high: null,
  wind: null,
  machines: "",
  materials: "",
  quality: "",
  safety: "",
  remark: "",
};

const FIELDS = Object.keys(EMPTY_DIARY) as DiaryField[];

/** The written fields of a record, or empty ones where there is none. */
export function writtenOf(value: object | null): WrittenDiary {
  const known = (value ?? {}) as Partial<WrittenDiary>;
  return Object.fromEntries(
    FIELDS.map((field) => [field, known[field] ?? EMPTY_DIARY[field]]),
  ) as unknown as WrittenDiary;
}

/** Field → [what was shown, what was entered], of the fields that differ. */
export function diaryChanges(shown: WrittenDiary, now: WrittenDiary): Record<string, [unknown, unknown]> {
  return Object.fromEntries(
    FIELDS.filter((field) => shown[field] !== now[field]).map((field) => [field, [shown[field], now[field]]]),
  );
}

/** What a diary lacks before it is signed: the weather, and for a stoppage day its reason. */
export function lacking(diary: WrittenDiary): ("weather" | "stoppage_reason")[] {
  const lacks: ("weather" | "stoppage_reason")[] = [];
  if (!diary.weather_am && !diary.weather_pm) lacks.push("weather");
  if (diary.is_stoppage && !diary.stoppage_reason.trim()) lacks.push("stoppage_reason");
  return lacks;
}
