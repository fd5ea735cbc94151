/** Messages that wake this phone: the requests of the field app. */
import { callServer } from "@headway/sync";
import { stopWaking, type WakingAnswer, type WakingServer } from "@headway/ui/waking";
import { write } from "./session/session.ts";

const PATH = "/api/account/browsers";

export const wakingServer: WakingServer = {
  read: async () => (await callServer(PATH)) as WakingAnswer,
  add: (browser) => write("POST", PATH, { ...browser, is_field: true }),
  remove: (id) => write("DELETE", `${PATH}/${id}`, undefined),
};

/** Whoever leaves the phone takes his messages along: the next person does not read them. Needs no network. */
export const letSleep = (): Promise<unknown> => stopWaking(null).catch(() => {});
