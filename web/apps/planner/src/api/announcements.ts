import type { components } from "@headway/api-types";
import { useInfiniteQuery, useQuery } from "@tanstack/vue-query";
import { computed, type Ref } from "vue";
import { answerOf, server } from "./request.ts";

type Schemas = components["schemas"];
export type Announcement = Schemas["AnnouncementOut"];

/** Where an announcement hangs: in a project, or (null) in the own firm. */
export interface Notice {
  project: number | null;
  id: number;
}

const inFirm = ({ id }: Notice) => ({ params: { path: { announcement_id: id } } });
const onProject = ({ project, id }: Notice) => ({
  params: { path: { project_id: project ?? 0, announcement_id: id } },
});
const FIRM = "/api/announcements/{announcement_id}";
const PROJECT = "/api/projects/{project_id}/announcements/{announcement_id}";

export const useAnnouncement = (notice: Ref<Notice>) =>
  useQuery({
    queryKey: computed(() => ["announcement", notice.value]),
    queryFn: () =>
      answerOf(
        notice.value.project === null
          ? server.GET(FIRM, inFirm(notice.value))
          : server.GET(PROJECT, onProject(notice.value)),
      ),
  });

/** Who has read it; only who may write is told. */
export const useReaders = (notice: Ref<Notice>, wanted: Ref<boolean>) =>
  useQuery({
    queryKey: computed(() => ["announcement", notice.value, "readers"]),
    enabled: wanted,
    queryFn: () =>
      answerOf(
        notice.value.project === null
          ? server.GET(`${FIRM}/readers`, inFirm(notice.value))
          : server.GET(`${PROJECT}/readers`, onProject(notice.value)),
      ),
  });

export const readAnnouncement = (notice: Notice, confirm: boolean): Promise<Announcement> =>
  answerOf(
    notice.project === null
      ? server.POST(`${FIRM}/readings`, { ...inFirm(notice), body: { confirm } })
      : server.POST(`${PROJECT}/readings`, { ...onProject(notice), body: { confirm } }),
  );

export const remindReaders = (notice: Notice) =>
  answerOf(
    notice.project === null
      ? server.POST(`${FIRM}/reminders`, inFirm(notice))
      : server.POST(`${PROJECT}/reminders`, onProject(notice)),
  );

export const withdrawAnnouncement = (notice: Notice): Promise<Announcement> =>
  answerOf(
    notice.project === null
      ? server.POST(`${FIRM}/withdrawals`, inFirm(notice))
      : server.POST(`${PROJECT}/withdrawals`, onProject(notice)),
  );

/** What hangs on a board, page by page: of a project, or (null) of the own firm. */
export const useAnnouncements = (project: Ref<number | null>) =>
  useInfiniteQuery({
    queryKey: computed(() => ["announcements", project.value]),
    initialPageParam: null as number | null,
    getNextPageParam: (page: Schemas["AnnouncementsOut"]) => page.before,
    queryFn: ({ pageParam }) => {
      const query = pageParam === null ? {} : { before: pageParam };
      return answerOf(
        project.value === null
          ? server.GET("/api/announcements", { params: { query } })
          : server.GET("/api/projects/{project_id}/announcements", {
              params: { path: { project_id: project.value }, query },
            }),
      );
    },
  });

export const announce = (project: number | null, body: Schemas["AnnouncementIn"]): Promise<Announcement> =>
  answerOf(
    project === null
      ? server.POST("/api/announcements", { body })
      : server.POST("/api/projects/{project_id}/announcements", {
          params: { path: { project_id: project } },
          body,
        }),
  );
