/** The one flusher of this page: it speaks for the person who is here, whenever the network lets it. */
import { Flusher, type FlusherState, type Line } from "@headway/sync";
import { readonly, shallowRef } from "vue";
import { crewLink, needsSignIn, person } from "./session/session.ts";
import { APP_VERSION, site, storage } from "./site.ts";
import { whenSaved } from "./store.ts";

function line(): Line | null {
  const who = person.value;
  if (!who) return null;
  const { clock, device } = site();
  return {
    storage,
    clock,
    device: device.device,
    appVersion: APP_VERSION,
    userId: who.user_id,
    crewLink: crewLink.value,
    fetcher: (path, init) => fetch(path, init),
    csrf: "",
  };
}

export const flusher = new Flusher({ line, locks: navigator.locks });

const state = shallowRef<FlusherState>(flusher.state.value);
export const sending = readonly(state);

export function startSending(): void {
  flusher.state.listen((next) => {
    const before = state.value;
    state.value = next;
    if (next.failure?.kind === "signed_out") needsSignIn.value = true;
    else if (next.succeededAt !== before.succeededAt) needsSignIn.value = false;
  });
  whenSaved(() => void flusher.flush("saved"));
  flusher.start();
}
