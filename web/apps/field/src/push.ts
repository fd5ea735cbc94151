/** What a push shows, and what a tap on it opens. Lives in the service worker. */

export interface Pushed {
  title: string;
  body: string;
  tag: string;
  path: string;
}

const HOME = "/site/";

/** The words of a push; whatever came, something can be shown: a browser that shows nothing loses its permission. */
export function pushedOf(text: string): Pushed {
  try {
    const told = JSON.parse(text) as Partial<Record<keyof Pushed, unknown>>;
    const words = (name: keyof Pushed, most: number) => String(told[name] ?? "").slice(0, most);
    return {
      title: words("title", 300) || "Headway",
      body: words("body", 2_000),
      tag: words("tag", 60),
      path: localPath(told.path),
    };
  } catch {
    return { title: "Headway", body: "", tag: "", path: HOME };
  }
}

/** A path of this installation and nothing else. */
export function localPath(told: unknown): string {
  return typeof told === "string" && /^\/(?![/\\])[^\\\s]*$/.test(told) ? told : HOME;
}

export async function showPush(registration: ServiceWorkerRegistration, pushed: Pushed): Promise<void> {
  await registration.showNotification(pushed.title, {
    body: pushed.body,
    tag: pushed.tag,
    icon: "/site/icons/any-192.png",
    data: { path: pushed.path },
  });
}

/** The pages of this installation that are open, as the worker's `clients`. */
export interface Pages {
  all: () => Promise<readonly { url: string; focus: () => Promise<unknown> }[]>;
  open: (path: string) => Promise<unknown>;
}

/** A page that is open already is shown, else a new one opens. A form that somebody fills is left as it is. */
export async function openPath(pages: Pages, path: string): Promise<void> {
  const there = (await pages.all()).find((one) => {
    const at = new URL(one.url);
    return `${at.pathname}${at.search}` === path;
  });
  if (there) await there.focus();
  else await pages.open(path);
}
