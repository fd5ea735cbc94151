import "@headway/ui/tokens.css";
import "@headway/ui/base.css";
import "./styles/field.css";
import "./styles/pages.css";
import "./styles/vant.css";
import { askToPersist } from "@headway/sync";
import { createApp } from "vue";
import "./components/gloves.ts";
import App from "./App.vue";
import StartFault from "./frame/StartFault.vue";
import { watchForInstall } from "./install/prompt.ts";
import { watchForUpdates } from "./install/updates.ts";
import { router } from "./router.ts";
import { startSending } from "./sending.ts";
import { loadPerson, refreshQuietly } from "./session/session.ts";
import { openSite } from "./site.ts";
import { rememberedLanguage, useLanguage } from "./words.ts";

await useLanguage(rememberedLanguage());
try {
  await openSite();
  await loadPerson();
  createApp(App).use(router).mount("#app");
  startSending();
  void refreshQuietly();
  void askToPersist();
} catch (error) {
  // A browser without a store that keeps (private browsing, a damaged profile): nothing could be saved here.
  createApp(StartFault, { reason: error instanceof Error ? error.message : String(error) }).mount("#app");
}
watchForInstall();
watchForUpdates();
