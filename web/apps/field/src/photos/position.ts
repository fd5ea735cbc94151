import type { Position } from "@headway/sync";

const PATIENCE_MS = 6_000;
const FRESH_MS = 60_000;

/** Where the phone is, WGS-84; null when it does not know, may not say, or takes too long. Nothing ever waits for it. */
export function currentPosition(): Promise<Position | null> {
  const { geolocation } = navigator;
  if (!geolocation) return Promise.resolve(null);
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(null), PATIENCE_MS + 500);
    geolocation.getCurrentPosition(
      ({ coords }) => {
        clearTimeout(giveUp);
        resolve({
          longitude: coords.longitude,
          latitude: coords.latitude,
          accuracy_m: Math.round(coords.accuracy),
        });
      },
      () => {
        clearTimeout(giveUp);
        resolve(null);
      },
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: FRESH_MS },
    );
  });
}
