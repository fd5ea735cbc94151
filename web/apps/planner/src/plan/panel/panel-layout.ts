import { ref, watch } from "vue";

/** Width and closed sections of the panel: a matter of this device's screen. */
interface PanelLayout {
  width: number;
  closed: string[];
}

const KEY = "headway.panel";
export const NARROWEST = 280;
export const WIDEST = 640;
const USUAL = 320;
/** Closed until somebody opens them: what is asked for from time to time. */
const CLOSED_AT_FIRST = ["history"];

function read(): PanelLayout {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<PanelLayout>;
    const closed = Array.isArray(stored.closed)
      ? stored.closed.filter((one) => typeof one === "string")
      : null;
    return { width: fitting(Number(stored.width ?? USUAL)), closed: closed ?? CLOSED_AT_FIRST };
  } catch {
    return { width: USUAL, closed: CLOSED_AT_FIRST };
  }
}

export const fitting = (width: number): number =>
  Number.isFinite(width) ? Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) : USUAL;

export const panelLayout = ref<PanelLayout>(read());

watch(
  panelLayout,
  (layout) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(layout));
    } catch {
      // storage is full or forbidden: the layout lasts for this page
    }
  },
  { deep: true },
);

export const isOpen = (section: string): boolean => !panelLayout.value.closed.includes(section);

export function toggleSection(section: string): void {
  const { closed } = panelLayout.value;
  panelLayout.value.closed = isOpen(section) ? [...closed, section] : closed.filter((one) => one !== section);
}
