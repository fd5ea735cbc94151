import type { IconName } from "../frame/icons.ts";

/** The kinds of weather of a site diary, as the server knows them, each with its drawing. */
export const WEATHER = {
  sunny: "sunny",
  cloudy: "cloudy",
  overcast: "overcast",
  fog: "fog",
  light_rain: "rain",
  moderate_rain: "rain",
  heavy_rain: "rain",
  rainstorm: "rain",
  thunderstorm: "thunder",
  sleet: "snow",
  light_snow: "snow",
  heavy_snow: "snow",
  sand: "wind",
} as const satisfies Record<string, IconName>;

export type Weather = keyof typeof WEATHER;

export const isWeather = (value: string | null): value is Weather => value !== null && value in WEATHER;
