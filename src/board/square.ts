import type { Location } from "../office/office-file.ts";
import { addresses } from "../platform/addresses.ts";
import { after, type Instant } from "../platform/clock.ts";
import { view } from "../platform/render.ts";
import { squareFor, squarePath } from "../printing/square.ts";
import { CODE_STEP, roomCode } from "../queue/phone-tickets.ts";
import type { Catalogue } from "../wording/catalogue.ts";

/** The QR code with which a phone takes a ticket (K6). It is worth something for half a minute only, so it has an end. */
export interface SquareModel {
  readonly t: Catalogue["board"];
  readonly box: string;
  readonly path: string;
  readonly until: Instant;
  /** Where the next one is asked for. */
  readonly from: string;
}

export const squareView = view<SquareModel>("board/_square");

const QUIET = 4;

/** Null where phones take no tickets, or from a poster. */
export function squareModel(
  at: { readonly key: string; readonly location: Location; readonly publicAddress: string; readonly now: Instant },
  shown: Pick<SquareModel, "t" | "from">,
): SquareModel | null {
  const { key, location, publicAddress, now } = at;
  const code = location.phoneTickets === "changing" ? roomCode(key, location, now) : null;
  if (code === null) return null;
  const square = squareFor(addresses.phoneTicket(publicAddress, location.id, code));
  const side = square.size + 2 * QUIET;
  return {
    ...shown,
    box: `${-QUIET} ${-QUIET} ${side} ${side}`,
    path: squarePath(square),
    until: after(now, CODE_STEP - (now % CODE_STEP)),
  };
}
