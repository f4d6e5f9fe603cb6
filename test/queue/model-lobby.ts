import { MINUTE, OVER, type Line, type Promised } from "./model-order.ts";
import { No, type Sheet } from "./model-sheet.ts";

export const CAPACITY = 2;

/** What people do in the lobby: take tickets, come with a reservation, give up (K3, B8, B14). */
export class Lobby {
  readonly stops = new Set<string>();
  private readonly sheet: Sheet;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  take(service: string, infant: boolean): string {
    if (this.sheet.isClosed || this.stops.has(service) || this.stops.has("")) throw new No("issuingClosed");
    if (service === "op" && this.taken(service) >= CAPACITY + this.roomOfLapsed()) throw new No("capacityUsed");
    const line = this.sheet.write(service, { due: this.sheet.now + (infant ? 0 : 60 * MINUTE), isInfant: infant });
    return line.number;
  }

  checkIn(promise: Promised | undefined): string {
    if (promise === undefined) return "unknown";
    if (this.sheet.isClosed) throw new No("issuingClosed");
    if (promise.state === "lapsed") return "late";
    if (promise.state === "arrived") return promise.line?.number ?? "unknown";
    if (promise.state !== "confirmed") return "unknown";
    if (this.sheet.now < promise.slot - 15 * MINUTE) return "early";
    promise.state = "arrived";
    promise.line = this.sheet.write(promise.service, { due: Math.max(promise.slot, this.sheet.now), promise });
    return promise.line.number;
  }

  withdraw(line: Line): string {
    if (line.number.startsWith("#")) throw new No("notFound"); // nobody holds anything to give it up with
    if (line.state === "withdrawn") return "done";
    if (line.state === "serving" || OVER.includes(line.state)) throw new No("ticketMoved");
    this.sheet.change(null, line, { state: "withdrawn" });
    this.sheet.follow(null, line, "withdrawn");
    return "done";
  }

  /** K3: a ticket counts for the service it is for now; a reservation, and who has no ticket, for none. */
  private taken(service: string): number {
    return this.sheet.lines.filter(
      (line) => line.service === service && line.promise === null && !line.number.startsWith("#"),
    ).length;
  }

  /** B14: a lapsed place is one ticket more, kept for its owner for a while. */
  private roomOfLapsed(): number {
    const lapsed = this.sheet.promises.filter(({ state, service }) => state === "lapsed" && service === "op");
    const kept = lapsed.filter(({ slot }) => this.sheet.now <= slot + 30 * MINUTE);
    return lapsed.length - kept.length;
  }
}
