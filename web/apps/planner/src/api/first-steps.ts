import { useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

export const useFirstSteps = (wanted: Ref<boolean>) =>
  useQuery({
    queryKey: ["first-steps"],
    queryFn: () => answerOf(server.GET("/api/first-steps")),
    enabled: computed(() => wanted.value),
  });
