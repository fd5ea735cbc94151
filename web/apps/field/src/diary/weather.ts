/** The kinds of weather of a site diary, each with the drawing that shows it (24 × 24). */
export const WEATHER = ["sunny", "cloudy", "overcast", "light_rain", "rain", "snow", "wind", "fog"] as const;

export type Weather = (typeof WEATHER)[number];

export const isWeather = (value: string): value is Weather => (WEATHER as readonly string[]).includes(value);
