/** Messages that wake this phone: the requests of the field app. */
import { callServer } from "@headway/sync";
import type { WakingAnswer, WakingServer } from "@headway/ui/waking";
import { write } from "./session/session.ts";

const PATH = "/api/account/browsers";

export const wakingServer: WakingServer = {
  read: async () => (await callServer(PATH)) as WakingAnswer,
  add: (browser) => write("POST", PATH, { ...browser, is_field: true }),
  remove: (id) => write("DELETE", `${PATH}/${id}`, undefined),
};
