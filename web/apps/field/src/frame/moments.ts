const two = (value: number): string => String(value).padStart(2, "0");

/** `15:48` today, else `11-22 15:48`, by the phone's own clock. */
export function momentText(iso: string, nowMs: number = Date.now()): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return "";
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  if (moment.toDateString() === new Date(nowMs).toDateString()) return time;
  return `${two(moment.getMonth() + 1)}-${two(moment.getDate())} ${time}`;
}

export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}
