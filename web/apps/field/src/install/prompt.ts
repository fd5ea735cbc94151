/** The browser's own offer to install; asked for only when the person presses the button. */
import { shallowRef } from "vue";

interface InstallPrompt extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}

const offered = shallowRef<InstallPrompt | null>(null);
export const installIsOffered = offered;

export function watchForInstall(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered.value = event as InstallPrompt;
  });
  addEventListener("appinstalled", () => {
    offered.value = null;
  });
}

/** true: it is on the home screen now. */
export async function install(): Promise<boolean> {
  const answer = await offered.value?.prompt();
  offered.value = null;
  return answer?.outcome === "accepted";
}
