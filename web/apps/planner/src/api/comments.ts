import { useInfiniteQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

/** A part of a project that can be talked about: the activity 12 of project 5. */
export interface Subject {
  kind: string;
  projectId: number;
  id: number;
}

export interface CommentText {
  text: string;
  mentions: string[];
}

const path = ({ kind, projectId, id }: Subject) => ({ project_id: projectId, kind, subject_id: id });

/** The latest threads; each further page holds earlier ones. */
export function useComments(subject: Ref<Subject | null>) {
  return useInfiniteQuery({
    queryKey: computed(() => ["comments", subject.value]),
    queryFn: ({ pageParam }) =>
      answerOf(
        server.GET("/api/projects/{project_id}/{kind}/{subject_id}/comments", {
          params: {
            path: path(subject.value as Subject),
            query: pageParam === null ? {} : { before: pageParam },
          },
        }),
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.before,
    enabled: computed(() => subject.value !== null),
  });
}

export const writeComment = (subject: Subject, said: CommentText, answers: number | null) =>
  answerOf(
    server.POST("/api/projects/{project_id}/{kind}/{subject_id}/comments", {
      params: { path: path(subject) },
      body: { ...said, answers },
    }),
  );

export const changeComment = (id: number, said: CommentText) =>
  answerOf(server.PATCH("/api/comments/{comment_id}", { params: { path: { comment_id: id } }, body: said }));

export const deleteComment = (id: number) =>
  answerOf(server.DELETE("/api/comments/{comment_id}", { params: { path: { comment_id: id } } }));

export const listVersions = async (id: number) =>
  (
    await answerOf(
      server.GET("/api/comments/{comment_id}/versions", { params: { path: { comment_id: id } } }),
    )
  ).versions;

/** Who can be mentioned there, by name or pinyin. */
export const listMentionable = async (subject: Subject, query: string) =>
  (
    await answerOf(
      server.GET("/api/projects/{project_id}/{kind}/{subject_id}/mentionable", {
        params: { path: path(subject), query: { query } },
      }),
    )
  ).people;
