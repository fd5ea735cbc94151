/** The service worker and its successors: a new version takes over only when no form on any tab is half filled. */
import { ref } from "vue";

const DIRTY_LOCK = "headway-site-form";
/** How often a page that stays open looks for a new version. */
const LOOK_EVERY_MS = 30 * 60_000;

/** No service worker here (WeChat on iOS, plain http): the app cannot start without a network. */
export const hasServiceWorker = "serviceWorker" in navigator;
export const updateWaits = ref(false);

const dirtyForms = new Map<symbol, () => void>();
let waiting: ServiceWorker | null = null;

/** Call when a form gets its first change; the answer is called when it is saved or left. Holds updates back. */
export function holdUpdates(): () => void {
  const form = Symbol("form");
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  dirtyForms.set(form, letGo);
  void navigator.locks?.request(DIRTY_LOCK, { mode: "shared" }, () => held).catch(() => {});
  return () => {
    letGo();
    dirtyForms.delete(form);
    void takeOverWhenFree();
  };
}

export function watchForUpdates(): void {
  if (!hasServiceWorker) return;
  let hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // The first worker of a phone changes nothing on the page; a later one brings another version.
    if (hadOne) location.reload();
    hadOne = true;
  });
  void register();
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker
    .register("/site/sw.js", { scope: "/site/", updateViaCache: "none" })
    .catch(() => null);
  if (!registration) return;
  found(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed" && navigator.serviceWorker.controller) found(next);
    });
  });
  setInterval(() => void registration.update().catch(() => {}), LOOK_EVERY_MS);
  document.addEventListener("visibilitychange", () => void takeOverWhenFree());
}

function found(next: ServiceWorker | null): void {
  if (!next) return;
  waiting = next;
  updateWaits.value = true;
  void takeOverWhenFree();
}

/** Takes the new version when every form of every tab is clean. */
export async function takeOverWhenFree(): Promise<void> {
  if (!waiting || dirtyForms.size > 0) return;
  if (!navigator.locks) return void waiting.postMessage("take-over");
  await navigator.locks.request(DIRTY_LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) waiting?.postMessage("take-over");
  });
}
