import { createRouter, createWebHistory } from "vue-router";
import { pages } from "./pages/routes.ts";
import { isLocked } from "./session/leaving.ts";
import { person } from "./session/session.ts";

export const router = createRouter({
  history: createWebHistory("/site/"),
  routes: [
    ...pages,
    { path: "/sync", name: "sync", component: () => import("./sync/SyncPage.vue") },
    { path: "/sync/:op", name: "sync-entry", component: () => import("./sync/SyncEntryPage.vue") },
    { path: "/phone", name: "phone", component: () => import("./phone/PhonePage.vue") },
    { path: "/phone/pin", name: "set-pin", component: () => import("./phone/SetPinPage.vue") },
    { path: "/phone/leave", name: "leave", component: () => import("./phone/LeavePage.vue") },
    {
      path: "/install",
      name: "install",
      component: () => import("./install/InstallPage.vue"),
      meta: { open: true },
    },
    {
      path: "/sign-in",
      name: "sign-in",
      component: () => import("./session/SignInPage.vue"),
      meta: { open: true },
    },
    { path: "/pin", name: "pin", component: () => import("./session/PinPage.vue"), meta: { open: true } },
    {
      path: "/c/:token",
      name: "crew-link",
      component: () => import("./session/CrewLinkPage.vue"),
      meta: { open: true },
    },
    { path: "/:path(.*)", redirect: "/" },
  ],
});

router.beforeEach(async (to) => {
  if (to.meta.open) return true;
  const query = to.fullPath === "/" ? {} : { next: to.fullPath };
  if (!person.value) return { name: "sign-in", query };
  if (await isLocked()) return { name: "pin", query };
  return true;
});
