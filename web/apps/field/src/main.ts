import "@headway/ui/tokens.css";
import "@headway/ui/base.css";
import "./styles/field.css";
import "./styles/vant.css";
import { createApp } from "vue";
import App from "./App.vue";
import { watchForUpdates } from "./install/updates.ts";
import { router } from "./router.ts";
import { loadPerson, refreshQuietly } from "./session/session.ts";
import { openSite } from "./site.ts";
import { rememberedLanguage, useLanguage } from "./words.ts";

await useLanguage(rememberedLanguage());
await openSite();
await loadPerson();
createApp(App).use(router).mount("#app");
void refreshQuietly();
watchForUpdates();
