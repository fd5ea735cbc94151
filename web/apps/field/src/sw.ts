/** The service worker: the whole app is kept on the phone, and pushes are shown; data never pass through it. */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { localPath, openPath, pushedOf, showPush } from "./push.ts";

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

const PAGE = "/site/index.html";

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
const page = createHandlerBoundToURL(PAGE);

// Every address of the app is the one page, also without a network.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate") return;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || !url.pathname.startsWith("/site/")) return;
  event.respondWith(page({ event, request, url }));
});

// A new version takes over only when the page asks: when no form is half filled.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") void self.skipWaiting();
});

// The first installation serves the page that is already open, so that a reload works at once.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) =>
  event.waitUntil(showPush(self.registration, pushedOf(event.data?.text() ?? ""))),
);

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const pages = {
    all: () => self.clients.matchAll({ type: "window", includeUncontrolled: true }),
    open: (path: string) => self.clients.openWindow(path),
  };
  event.waitUntil(openPath(pages, localPath(event.notification.data?.path)));
});
