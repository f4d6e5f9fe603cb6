import { MINUTE } from "../platform/clock.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** How a printer stands, in the words of the queue's paper. */
export type PrinterState = "ready" | "off" | "paper-near-end" | "paper-out" | "cover-open" | "fault";

/** What is wrong in the house and a clerk should know. No personal data. */
export type Trouble =
  | {
      readonly kind: "printer";
      readonly printer: string;
      readonly state: PrinterState;
      readonly fault: string;
      readonly waiting: number;
    }
  /** A screen in the lobby that was heard today and is silent. */
  | { readonly kind: "silent"; readonly what: "board" | "kiosk"; readonly name: string }
  /** A board whose sound could not be heard when it tried (V1). */
  | { readonly kind: "mute"; readonly name: string }
  | { readonly kind: "messages"; readonly waiting: number }
  /** The product itself was down; the office's time, as told. */
  | { readonly kind: "outage"; readonly from: string; readonly to: string }
  | { readonly kind: "clock"; readonly jumpedMs: number };

export function tellTrouble(trouble: Trouble, t: Catalogue["counter"]): string {
  switch (trouble.kind) {
    case "printer":
      return [
        t.printerTrouble(trouble.printer, tellPrinter(trouble.state, trouble.fault, t)),
        ...(trouble.waiting > 0 ? [t.paperWaiting(trouble.waiting)] : []),
      ].join(" ");
    case "silent":
      return trouble.what === "board" ? t.boardSilent(trouble.name) : t.kioskSilent(trouble.name);
    case "mute":
      return t.boardMute(trouble.name);
    case "messages":
      return t.messagesTrouble(trouble.waiting);
    case "outage":
      return t.outageTrouble(trouble.from, trouble.to);
    case "clock":
      return t.clockTrouble(Math.max(1, Math.round(Math.abs(trouble.jumpedMs) / MINUTE)));
    default:
      return trouble satisfies never;
  }
}

function tellPrinter(state: PrinterState, fault: string, t: Catalogue["counter"]): string {
  const { printerFaults } = t;
  switch (state) {
    case "paper-near-end":
      return printerFaults.nearEnd;
    case "paper-out":
      return printerFaults.paper;
    case "cover-open":
      return printerFaults.cover;
    case "off":
      return printerFaults.offline;
    case "ready":
    case "fault":
      return tellFault(fault, t);
    default:
      return state satisfies never;
  }
}

/** A printer's fault in words; one we have no words for is still told. */
function tellFault(fault: string, { printerFaults }: Catalogue["counter"]): string {
  if (fault.includes("paper")) return printerFaults.paper;
  if (fault.includes("cover")) return printerFaults.cover;
  switch (fault) {
    case "offline":
    case "unreachable":
    case "refused": // nobody listens at its address
      return printerFaults.offline;
    case "timeout":
    case "cut-off":
      return printerFaults.stuck;
    default:
      return printerFaults.other;
  }
}
