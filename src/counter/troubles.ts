import { MINUTE } from "../platform/clock.ts";
import type { FixtureTrouble } from "../queue/fixture-troubles.ts";
import type { PaperNow } from "../queue/queries.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** What is wrong in the house and a clerk should know. No personal data. */
export type Trouble =
  | FixtureTrouble
  | { readonly kind: "messages"; readonly waiting: number }
  /** The product itself was down; the office's time, as told. */
  | { readonly kind: "outage"; readonly from: string; readonly to: string }
  | { readonly kind: "clock"; readonly jumpedMs: number };

export function tellTrouble(trouble: Trouble, t: Catalogue["counter"]): string {
  switch (trouble.kind) {
    case "printer":
      return [
        t.printerTrouble(trouble.printer, tellPrinter(trouble.paper, t)),
        ...(trouble.paper.waiting > 0 ? [t.paperWaiting(trouble.paper.waiting)] : []),
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

function tellPrinter({ state, fault }: PaperNow, t: Catalogue["counter"]): string {
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
      return tellFault(fault ?? "", t);
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
