import { type TextKey, type TrafficLight, t } from "@headway/ui";

const KEYS: Record<TrafficLight, TextKey> = {
  red: "client.light.red",
  amber: "client.light.amber",
  green: "client.light.green",
  unknown: "client.light.unknown",
};

export const lightText = (light: TrafficLight): string => t(KEYS[light]);
