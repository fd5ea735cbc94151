import type { components } from "@headway/api-types";
import { keepPreviousData, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

type Schemas = components["schemas"];
export type WordsLine = Schemas["WordsLineOut"];
export type WordsVersion = Schemas["WordsVersionOut"];
export type Wording = Required<Schemas["WordsIn"]>;

export const useMessageWords = () =>
  useQuery({ queryKey: ["message-words"], queryFn: () => answerOf(server.GET("/api/message-words")) });

export const useWordsVersions = (kind: string, language: string) =>
  useQuery({
    queryKey: ["message-words", kind, language],
    queryFn: () =>
      answerOf(server.GET("/api/message-words/versions", { params: { query: { kind, language } } })),
  });

/** How a wording would read; nothing is kept by it, and what is on the screen stays until the next one is there. */
export const useWordsPreview = (wording: Ref<Wording>) =>
  useQuery({
    queryKey: computed(() => ["message-words-preview", wording.value]),
    queryFn: () => answerOf(server.POST("/api/message-words/previews", { body: wording.value })),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });

export const chooseWords = (body: Wording) => answerOf(server.POST("/api/message-words", { body }));
