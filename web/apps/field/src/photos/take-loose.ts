import { StorageFull } from "@headway/sync";
import { ref } from "vue";
import { takePhoto } from "../store.ts";
import { addLoose } from "./loose.ts";
import { currentPosition } from "./position.ts";

export const isTakingLoose = ref(false);
export const looseFault = ref<"full" | "failed" | null>(null);

/** Stores photos of which nobody has said yet what they show. False when the phone did not keep one. */
export async function takeLoosePhotos(files: File[]): Promise<boolean> {
  isTakingLoose.value = true;
  looseFault.value = null;
  try {
    const position = await currentPosition();
    for (const file of files) {
      const { sha256, taken_at } = await takePhoto(file, position);
      await addLoose([{ sha256, taken_at }]);
    }
    return true;
  } catch (error) {
    looseFault.value = error instanceof StorageFull ? "full" : "failed";
    return false;
  } finally {
    isTakingLoose.value = false;
  }
}
