import "@headway/ui/tokens.css";
import "@headway/ui/base.css";
import { QueryClient, VueQueryPlugin } from "@tanstack/vue-query";
import { createApp } from "vue";
import App from "./App.vue";
import { RequestFailed, whenSignedOut } from "./api/request.ts";
import { forgetAccount, loadSession } from "./api/session.ts";
import { router } from "./router.ts";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && error instanceof RequestFailed && error.status >= 502,
      refetchOnWindowFocus: false,
      staleTime: 5_000,
    },
  },
});

whenSignedOut(() => {
  forgetAccount();
  const here = router.currentRoute.value;
  if (here.name !== "sign-in") void router.replace({ name: "sign-in", query: { next: here.fullPath } });
});

await loadSession();
createApp(App).use(router).use(VueQueryPlugin, { queryClient: queries }).mount("#app");
