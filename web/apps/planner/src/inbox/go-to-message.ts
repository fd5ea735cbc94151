import type { InboxMessage } from "@headway/api-types";
import { ref } from "vue";
import type { Router } from "vue-router";
import { addressOf, markMessages } from "../api/inbox.ts";

/** A page that is open already reads its address only once: a new visit opens it anew. */
export const visit = ref(0);

export async function goToMessage(router: Router, message: InboxMessage): Promise<void> {
  const here = router.currentRoute.value.path;
  if (!message.is_read) void markMessages([message.id], { is_read: true }).catch(() => {});
  await router.push(addressOf(message));
  if (router.currentRoute.value.path === here) visit.value += 1;
}
