import { ref } from "vue";

/** sunlight: black on white, thick edges, filled buttons; for a screen in full sun. */
export type FieldTheme = "system" | "light" | "dark" | "sunlight";

const STORAGE_KEY = "headway.site.theme";
const THEMES: readonly unknown[] = ["system", "light", "dark", "sunlight"];

export const theme = ref<FieldTheme>(readTheme());
let beforeSunlight: FieldTheme = theme.value === "sunlight" ? "system" : theme.value;

function readTheme(): FieldTheme {
  try {
    const stored = localStorage.getItem(STORAGE_KEY);
    return THEMES.includes(stored) ? (stored as FieldTheme) : "system";
  } catch {
    return "system";
  }
}

/** `public/theme.js` repeats this before the first paint. */
export function chooseTheme(next: FieldTheme): void {
  theme.value = next;
  if (next !== "sunlight") beforeSunlight = next;
  if (next === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // private browsing without storage: the choice lasts for this page
  }
}

export function toggleSunlight(): void {
  chooseTheme(theme.value === "sunlight" ? beforeSunlight : "sunlight");
}
