import { view } from "../platform/render.ts";
import type { Summary } from "./fields.ts";
import type { EndedModel } from "./own-pages.ts";
import { page, type Page, type Scene } from "./scene.ts";

/** After the form "Zrušit objednávku", where nobody's reservation can be named. */
export const cancelledPage = (scene: Scene): EndedModel => ({
  ...page(scene, scene.t.ended.cancelled.title),
  says: scene.t.ended.cancelled.text,
  again: scene.link("/booking"),
  againLabel: scene.t.bookAgain,
});

export interface CancelModel extends Page {
  readonly summary: Summary;
  readonly error: string;
  readonly code: string;
  readonly contact: string;
  readonly action: string;
}
export const cancelView = view<CancelModel>("booking/cancel");

/** The form "Zrušit objednávku" (Kostelec); a wrong pair tells nothing about either half. */
export function cancelPage(scene: Scene, filled: { code: string; contact: string; wrong: boolean }): CancelModel {
  const { t } = scene;
  return {
    ...page(scene, t.cancelFormTitle),
    summary: {
      title: t.errorSummary(1),
      items: filled.wrong ? [{ href: "#code", says: t.cancelUnknown.short }] : [],
    },
    error: filled.wrong ? t.cancelUnknown.long : "",
    code: filled.code,
    contact: filled.contact,
    action: scene.link("/booking/cancel"),
  };
}
