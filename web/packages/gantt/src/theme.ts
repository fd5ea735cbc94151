/** Colours of the chart as the tokens give them; read once per change of theme, never per frame. */
export interface Theme {
  surface: string;
  surface2: string;
  surface3: string;
  line: string;
  lineStrong: string;
  ink: string;
  ink2: string;
  ink3: string;
  accent: string;
  accentFill: string;
  accentSoft: string;
  critical: string;
  criticalFill: string;
  criticalSoft: string;
  late: string;
  lateFill: string;
  done: string;
  doneFill: string;
  claimedLine: string;
  claimedGround: string;
  baseline: string;
  nonwork: string;
  front: string;
  font: string;
}

/** Token and the value for a page that brings no tokens. */
const TOKENS: Record<keyof Theme, readonly [string, string]> = {
  surface: ["--hw-surface", "#ffffff"],
  surface2: ["--hw-surface-2", "#f7f8fa"],
  surface3: ["--hw-surface-3", "#e9edf1"],
  line: ["--hw-line", "#dce1e7"],
  lineStrong: ["--hw-line-strong", "#b8c1cb"],
  ink: ["--hw-ink", "#16202b"],
  ink2: ["--hw-ink-2", "#4a5764"],
  ink3: ["--hw-ink-3", "#5f6b77"],
  accent: ["--hw-accent", "#1f5fa8"],
  accentFill: ["--hw-accent-fill", "#7fa8d6"],
  accentSoft: ["--hw-accent-soft", "#e6eff9"],
  critical: ["--hw-critical", "#c73015"],
  criticalFill: ["--hw-critical-fill", "#ec8a75"],
  criticalSoft: ["--hw-critical-soft", "#fcebe7"],
  late: ["--hw-late", "#9a5b00"],
  lateFill: ["--hw-late-fill", "#f2a93b"],
  done: ["--hw-done", "#2f6b5b"],
  doneFill: ["--hw-done-fill", "#4f8e7c"],
  claimedLine: ["--hw-claimed-line", "#4f8e7c"],
  claimedGround: ["--hw-claimed-ground", "#e5f1ed"],
  baseline: ["--hw-baseline", "#b4bdc7"],
  nonwork: ["--hw-nonwork", "#eef1f4"],
  front: ["--hw-front", "#16202b"],
  font: ["--hw-font", '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif'],
};

export function readTheme(element: HTMLElement): Theme {
  const style = getComputedStyle(element);
  const read = ([token, fallback]: readonly [string, string]) =>
    style.getPropertyValue(token).trim() || fallback;
  return Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, read(token)]),
  ) as unknown as Theme;
}
