/** Full-width signs as half-width ones and Chinese marks as their plain sisters: `１２，５　天` = `12,5 天`. */
export function plain(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2007\u202f]/g, " ")
    .replace(/[−–—]/g, "-")
    .replace(/。/g, ".")
    .replace(/、/g, ",")
    .trim();
}

const NUMBER = /^[-+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$|^[-+]?\.\d+$/;

/** A number as people type it or Excel writes it, `1,186.5`, `−2`, `３`; null when it is none. */
export function readNumber(text: string): number | null {
  const told = plain(text);
  return NUMBER.test(told) ? Number(told.replaceAll(",", "")) : null;
}

/** A share as a fraction: `45%`, `45`, `４５％` = 0.45. Null when it is no number from 0 to 100. */
export function readPercent(text: string): number | null {
  const percent = readNumber(plain(text).replace(/\s*%$/, ""));
  if (percent === null || percent < 0 || percent > 100) return null;
  return Math.round(percent * 1e6) / 1e8;
}

const YES = new Set(["yes", "y", "true", "1", "是", "有", "√", "✓", "x"]);
const NO = new Set(["no", "n", "false", "0", "否", "无", "×", ""]);

export function readYesNo(text: string): boolean | null {
  const told = plain(text).toLowerCase();
  if (YES.has(told)) return true;
  return NO.has(told) ? false : null;
}
