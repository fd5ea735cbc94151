import type { Doubt } from "../records.ts";
import { t, textOfCode } from "../words.ts";

/** A doubt as a sentence; one that this version does not know is shown by its code, never hidden. */
export function doubtText(doubt: Doubt): string {
  return (
    textOfCode(`field.doubt.${doubt.code}`, doubt.parameters) ??
    t("field.doubt.unknown", { code: doubt.code })
  );
}
