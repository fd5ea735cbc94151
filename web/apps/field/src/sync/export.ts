import { exportOutbox } from "@headway/sync";
import { person } from "../session/session.ts";
import { site, storage } from "../site.ts";
import { t } from "../words.ts";

/** Hands the file to the phone's share sheet where there is one, else to its downloads. Answers what to say. */
export async function exportToFile(): Promise<string> {
  const who = person.value;
  if (!who) return "";
  const now = new Date();
  const made = await exportOutbox(storage, site().device.device, who.user_id, now.toISOString());
  const stamp = now.toISOString().slice(0, 16).replace(/[-:T]/g, "");
  const file = new File([made.file], `headway-${who.username}-${stamp}.zip`, { type: "application/zip" });
  if (navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
    } catch (error) {
      if ((error as Error).name !== "AbortError") download(file);
    }
  } else download(file);
  return t("field.export.done", { operations: made.operations, photos: made.photos });
}

function download(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
