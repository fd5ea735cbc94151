/** Which browser holds the page: what it can do and how it installs differ. */
export type Host = "wechat" | "ios" | "android" | "desktop";

/** iPads call themselves Macs; only they have touch points. */
export function hostOf(userAgent: string, touchPoints: number): Host {
  if (/MicroMessenger/i.test(userAgent)) return "wechat";
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return "ios";
  return /Android/.test(userAgent) ? "android" : "desktop";
}

export const isInstalled = (): boolean =>
  matchMedia("(display-mode: standalone)").matches ||
  (navigator as { standalone?: boolean }).standalone === true;
