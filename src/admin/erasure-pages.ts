import { view } from "../platform/render.ts";
import { tellFullDay } from "../platform/telling.ts";
import type { ErasureReceipt } from "../reservations/actions.ts";
import type { ErasureReport } from "../reservations/queries.ts";
import type { Reservation } from "../reservations/reservation.ts";
import { isChangeable, whenOf } from "./reservations-one-pages.ts";
import { type AdminPage, momentSaid, type Scene } from "./scene.ts";

export interface ErasureModel extends AdminPage {
  readonly kinds: readonly {
    readonly what: string;
    readonly rule: string;
    readonly last: string;
    readonly kept: string;
  }[];
  readonly erased: readonly { readonly day: string; readonly count: string }[];
}
export const erasureView = view<ErasureModel>("admin/erasure");

/** A4: per kind of data until when it is kept and how much there is now; below, what went when. Counts only. */
export function erasureModel(scene: Scene, report: ErasureReport): ErasureModel {
  const { visit, page } = scene;
  const { erasure } = page.r;
  return {
    ...page,
    kinds: report.kinds.map(({ kind, kept, until }) => ({
      what: erasure.kinds[kind],
      rule: ruleSaid(scene, kind, report.eraseAfterDays),
      last: until === null ? "–" : momentSaid(scene, until),
      kept: String(kept),
    })),
    erased: report.erased.map(({ day, count }) => ({ day: tellFullDay(day, visit.language), count: String(count) })),
  };
}

function ruleSaid({ page }: Scene, kind: ErasureReport["kinds"][number]["kind"], days: number): string {
  const { rule, atOnce } = page.r.erasure;
  if (kind === "clients") return days === 0 ? atOnce : rule.clients(days);
  if (kind === "messages") return days === 0 ? atOnce : rule.messages(days);
  return rule[kind];
}

export interface EraseModel extends AdminPage {
  readonly about: string;
  readonly living: boolean;
  /** Other reservations under the same contact. */
  readonly others: readonly { readonly href: string; readonly label: string }[];
  readonly action: string;
  readonly back: string;
}
export const eraseView = view<EraseModel>("admin/erasure-ask");

export const eraseModel = (scene: Scene, reservation: Reservation, others: readonly Reservation[]): EraseModel => ({
  ...scene.page,
  about: whenOf(reservation, scene),
  living: isChangeable(reservation),
  others: others.map((each) => ({
    href: scene.visit.link(`/admin/reservations/${each.id}`),
    label: whenOf(each, scene),
  })),
  action: scene.visit.link(`/admin/reservations/${reservation.id}/erasure`),
  back: scene.visit.link(`/admin/reservations/${reservation.id}`),
});

export interface ReceiptModel extends AdminPage {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** What the house itself cannot erase: with the transports in force, and in backups. */
  readonly elsewhere: readonly string[];
}
export const receiptView = view<ReceiptModel>("admin/erasure-receipt");

/** P3: what the person may take away; it names nobody. */
export function receiptModel(
  scene: Scene,
  id: string,
  { receipt, transports }: { receipt: ErasureReceipt; transports: readonly string[] },
): ReceiptModel {
  const { erasure } = scene.page.r;
  const { emailBy, smsBy, backupsText } = scene.visit.words.privacy;
  const said: Readonly<Record<string, string>> = { ...emailBy, ...smsBy };
  return {
    ...scene.page,
    facts: [
      { label: erasure.receiptWhen, value: momentSaid(scene, receipt.erasedAt) },
      { label: erasure.receiptNumber, value: id },
      { label: erasure.receiptEvent, value: String(receipt.event) },
    ],
    elsewhere: [...transports.flatMap((by) => said[by] ?? []), backupsText],
  };
}
