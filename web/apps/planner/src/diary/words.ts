import type { DiaryMonthDay } from "@headway/api-types";
import { numberText, t, textOfCode } from "@headway/ui";

type Weather = Pick<
  DiaryMonthDay,
  "weather_am" | "weather_pm" | "temperature_low" | "temperature_high" | "wind"
>;

export const weatherName = (code: string | null | undefined): string =>
  code ? (textOfCode(`progress.weather.${code}`) ?? code) : t("diary.weather.unknown");

/** `晴 / 小雨`, one word when both halves are alike, nothing when nothing was written. */
export function weatherWords(day: Weather | undefined): string {
  const told = [day?.weather_am, day?.weather_pm].filter((one): one is string => Boolean(one));
  return [...new Set(told.map(weatherName))].join(" / ");
}

/** `8–14 ℃`. */
export function temperatureWords(day: Weather | undefined): string {
  const told = [day?.temperature_low, day?.temperature_high].filter(
    (one): one is number => one !== null && one !== undefined,
  );
  return told.length === 0 ? "" : `${[...new Set(told)].map((one) => numberText(one, 0)).join("–")} ℃`;
}
