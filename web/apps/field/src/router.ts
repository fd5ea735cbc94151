import { createRouter, createWebHistory } from "vue-router";
import { pages } from "./pages/routes.ts";
import { person } from "./session/session.ts";

export const router = createRouter({
  history: createWebHistory("/site/"),
  routes: [
    ...pages,
    {
      path: "/sign-in",
      name: "sign-in",
      component: () => import("./session/SignInPage.vue"),
      meta: { open: true },
    },
    { path: "/:path(.*)", redirect: "/" },
  ],
});

router.beforeEach((to) => {
  if (!person.value && !to.meta.open)
    return { name: "sign-in", query: to.fullPath === "/" ? {} : { next: to.fullPath } };
  return true;
});
