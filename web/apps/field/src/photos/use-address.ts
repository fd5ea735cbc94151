import { onScopeDispose, ref, watch } from "vue";
import { contentAddress, projectId } from "../store.ts";

/** An address to show a photo or voice note from: the copy on the phone, else the server's small picture. */
export function useAddress(sha256: () => string | null) {
  const address = ref<string | null>(null);
  const isLocal = ref(false);
  let made: string | null = null;
  const release = (): void => {
    if (made) URL.revokeObjectURL(made);
    made = null;
  };
  watch(
    sha256,
    async (wanted) => {
      release();
      address.value = null;
      if (!wanted) return;
      const local = await contentAddress(wanted).catch(() => null);
      if (wanted !== sha256()) {
        if (local) URL.revokeObjectURL(local);
        return;
      }
      made = local;
      isLocal.value = local !== null;
      address.value = local ?? `/api/projects/${projectId.value}/blobs/${wanted}/picture`;
    },
    { immediate: true },
  );
  onScopeDispose(release);
  return { address, isLocal };
}
