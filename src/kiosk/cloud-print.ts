import { NEAR_END } from "../queue/paper.ts";

/** What a printer says that fetches its tickets: Star's CloudPRNT, version HTTP. Whatever else it says is passed over. */
export interface Poll {
  /** What keeps it from printing or `NEAR_END`; null when all is well. */
  readonly fault: string | null;
  readonly isPrinting: boolean;
}

export function pollOf(body: string): Poll | null {
  const said = parsed(body);
  if (said === null) return null;
  const code = "statusCode" in said && typeof said.statusCode === "string" ? said.statusCode : "200";
  return { fault: faultOf(code), isPrinting: "printingInProgress" in said && said.printingInProgress === true };
}

/** Status codes stand as "200%20OK": 2.. is well (21. the paper is low), 41. no paper, 42. the cover is open. */
export function faultOf(code: string): string | null {
  const digits = /^\s*(\d{3})/.exec(code)?.[1] ?? (/^\s*ok/i.test(code) ? "200" : "");
  if (digits.startsWith("21")) return NEAR_END;
  if (digits.startsWith("2")) return null;
  if (digits.startsWith("41")) return "paper-out";
  if (digits.startsWith("42")) return "cover-open";
  return digits.startsWith("4") ? "offline" : "fault";
}

function parsed(body: string): object | null {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === "object" ? said : null;
  } catch {
    return null;
  }
}
