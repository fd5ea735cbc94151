import type { Print, PrintPage, PrintView } from "@headway/api-types";
import { answerOf, server } from "./request.ts";

export type PrintKind = "pdf" | "svg" | "png";

const path = (printId: number) => ({ params: { path: { print_id: printId } } });
const MOVING: ReadonlySet<Print["state"]> = new Set(["queued", "drawing"]);

export const isMoving = (print: Print): boolean => MOVING.has(print.state);

/** One page of what a print would be, as a display list. */
export const previewPrint = (planId: number, view: PrintView, page: number): Promise<PrintPage> =>
  answerOf(
    server.POST("/api/plans/{plan_id}/print-previews", {
      params: { path: { plan_id: planId } },
      body: { view, page },
    }),
  );

export const startPrint = (planId: number, view: PrintView, kind: PrintKind, page: number): Promise<Print> =>
  answerOf(
    server.POST("/api/plans/{plan_id}/prints", {
      params: { path: { plan_id: planId } },
      body: { view, kind, page },
    }),
  );

export const getPrint = (printId: number): Promise<Print> =>
  answerOf(server.GET("/api/prints/{print_id}", path(printId)));

export const cancelPrint = (printId: number): Promise<Print> =>
  answerOf(server.POST("/api/prints/{print_id}/cancellations", path(printId)));

export const printFile = (printId: number): string => `/api/prints/${printId}/file`;
