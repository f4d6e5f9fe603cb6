import { MINUTE } from "../platform/clock.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** What is wrong in the house and a clerk should know. No personal data. */
export type Trouble =
  | {
      readonly kind: "printer";
      readonly printer: string;
      readonly fault: string;
      readonly waiting: number;
    }
  /** Q7: tickets no open counter serves. */
  | {
      readonly kind: "unserved";
      readonly service: string;
      readonly waiting: number;
    }
  | { readonly kind: "clock"; readonly jumpedMs: number };

export function tellTrouble(trouble: Trouble, t: Catalogue["counter"]): string {
  switch (trouble.kind) {
    case "printer":
      return [
        t.printerTrouble(trouble.printer, tellFault(trouble.fault, t)),
        ...(trouble.waiting > 0 ? [t.paperWaiting(trouble.waiting)] : []),
      ].join(" ");
    case "unserved":
      return t.unservedTrouble(trouble.service, trouble.waiting);
    case "clock":
      return t.clockTrouble(Math.max(1, Math.round(Math.abs(trouble.jumpedMs) / MINUTE)));
    default:
      return trouble satisfies never;
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
