import type { Command } from "./model-command.ts";
import { COUNTERS, firstFor, MINUTE, type Line } from "./model-order.ts";
import { No, type Deed, type Desk, type Sheet } from "./model-sheet.ts";

export const CALLS = 2;
const UNDO = 10_000;

/** What clerks press (Q1–Q7), each deed with what its undo needs. */
export class Counters {
  private readonly sheet: Sheet;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  press(command: Command): string {
    const { counter } = command;
    const deed: Deed = {
      at: this.sheet.now,
      lines: [],
      readied: [],
      promises: [],
      desk: null,
      made: null,
      spent: false,
    };
    const said = this.pressed(command, deed);
    const isNothing = deed.lines.length === 0 && deed.desk === null && deed.made === null;
    if (!isNothing) this.sheet.deeds.set(counter, deed);
    return said;
  }

  undo(counter: string): string {
    const deed = this.sheet.deeds.get(counter);
    if (deed === undefined || deed.spent || this.sheet.now >= deed.at + UNDO) throw new No("undoTooLate");
    if (deed.lines.some(({ line, writes }) => line.writes !== writes)) throw new No("ticketMoved");
    if (deed.made !== null && deed.made.writes > 0) throw new No("ticketMoved");
    if (deed.made !== null) this.sheet.change(null, deed.made, { state: "withdrawn" }); // its number is not given again
    for (const { line, was } of deed.lines.toReversed()) Object.assign(line, was, { writes: line.writes + 1 });
    for (const line of deed.readied)
      if (line.state === "waiting" && line.recall?.counter === counter) line.recall = { counter, ready: false };
    for (const { promise, was } of deed.promises) promise.state = was;
    if (deed.desk !== null) this.sheet.desks[counter] = deed.desk;
    deed.spent = true;
    return "done";
  }

  private pressed(command: Command, deed: Deed): string {
    const { counter, verb } = command;
    switch (verb) {
      case "open":
      case "pause":
      case "close":
        return this.stand(counter, verb === "open" ? "open" : verb === "pause" ? "paused" : "closed", deed);
      case "next":
        this.sheet.mustBeOpen(counter);
        this.serveCurrent(counter, deed);
        return this.callFirst(counter, deed);
      case "absent":
        return this.absent(counter, deed);
      case "came":
        return this.came(counter, deed);
      case "finish":
        this.sheet.must(counter);
        this.serveCurrent(counter, deed);
        return "done";
      default:
        return this.pressedMore(command, deed);
    }
  }

  private pressedMore(command: Command, deed: Deed): string {
    const { counter, verb } = command;
    switch (verb) {
      case "postpone":
        return this.postpone(command, deed);
      case "park":
        this.leave(this.sheet.whom(command), deed, { state: "parked", forCounter: counter, recall: null });
        return "done";
      case "unpark": {
        const line = this.sheet.chosen(command.which ?? 0, counter);
        if (line.state !== "parked") throw new No("ticketMoved");
        const isServed = this.sheet.servedAt(counter).includes(line.service);
        this.sheet.change(deed, line, { state: "waiting", forCounter: isServed ? null : counter });
        return "done";
      }
      case "transfer":
        return this.transfer(command, deed);
      case "pick":
        return this.pick(command, deed);
      case "without-ticket":
        return this.direct(command, deed);
      case "raise":
        return this.raise(this.sheet.chosen(command.which ?? 0, counter), deed);
      case "set-services":
        return this.setServices(counter, command.infant ? null : [command.service], deed);
      default:
        throw new Error(`nobody knows ${verb}`);
    }
  }

  private stand(counter: string, state: Desk["state"], deed: Deed): string {
    const desk = this.sheet.deskOf(counter);
    const staff = state === "closed" ? null : staffOf(counter);
    if (desk.state === state && desk.staff === staff) return "done";
    if (state === "paused" && desk.state === "closed") throw new No("counterClosed");
    if (state === "closed" && this.sheet.at(counter) !== null) throw new No("counterBusy");
    deed.desk = desk;
    this.sheet.desks[counter] = { state, staff, services: state === "closed" ? null : desk.services };
    return "done";
  }

  private serveCurrent(counter: string, deed: Deed): void {
    const line = this.sheet.at(counter);
    if (line === null) return;
    this.sheet.change(deed, line, { state: "served" });
    this.sheet.follow(deed, line, "served");
    this.letRecall(counter, line, deed);
  }

  private absent(counter: string, deed: Deed): string {
    const line = this.sheet.must(counter);
    if (line.state === "serving" && this.sheet.coming === "press") throw new No("ticketMoved");
    if (line.calls < CALLS) {
      this.sheet.change(deed, line, { state: "waiting", recall: { counter, ready: false } });
      return "done";
    }
    this.sheet.change(deed, line, { state: "missed" });
    this.sheet.follow(deed, line, "missed");
    this.letRecall(counter, line, deed);
    return "done";
  }

  private came(counter: string, deed: Deed): string {
    const line = this.sheet.must(counter);
    if (line.state === "called") this.sheet.change(deed, line, { state: "serving" });
    return "done";
  }

  private callFirst(counter: string, deed: Deed): string {
    const asking = { counter, served: this.sheet.servedAt(counter), isOpen: this.sheet.isOpen, now: this.sheet.now };
    const line = firstFor(this.sheet.lines, asking);
    if (line === null) return "nobody";
    this.call(counter, line, deed);
    return line.number;
  }

  private call(counter: string, line: Line, deed: Deed): void {
    this.sheet.change(deed, line, {
      state: this.sheet.coming === "with-call" ? "serving" : "called",
      counter,
      calls: line.calls + 1,
      calledAt: this.sheet.now,
      front: false,
      recall: null,
    });
  }

  private postpone(command: Command, deed: Deed): string {
    const line = this.sheet.whom(command);
    const until = this.sheet.now + command.minutes * MINUTE;
    const slotAhead = line.slot !== null && line.due > this.sheet.now ? line.due + 1 : until; // postponed: not called early
    const recall = line.state === "waiting" ? line.recall : null;
    this.leave(line, deed, { notBefore: Math.max(until, slotAhead), recall });
    return "done";
  }

  private transfer(command: Command, deed: Deed): string {
    const { to, service, other } = command;
    const isToService = to === "service" || to === "service-front";
    if (isToService && !Object.keys(COUNTERS).some((id) => this.sheet.servedAt(id).includes(service)))
      throw new No("notServedHere");
    const line = this.sheet.whom(command);
    const isFront = to === "front" || to === "service-front";
    const waitedFor = line.state === "waiting" ? line.forCounter : null;
    this.leave(line, deed, {
      recall: null,
      front: isFront,
      forCounter: to === "counter" ? other : isToService ? null : waitedFor,
      ...(isFront ? { notBefore: null } : {}),
      ...(isToService ? { service } : {}),
    });
    return "done";
  }

  private pick(command: Command, deed: Deed): string {
    const { counter } = command;
    this.sheet.mustBeOpen(counter);
    const line = this.sheet.chosen(command.which ?? 0, counter);
    if (line.state !== "waiting" && line.state !== "parked") throw new No("ticketMoved");
    this.serveCurrent(counter, deed);
    this.call(counter, line, deed);
    return line.number;
  }

  private direct({ counter, service }: Command, deed: Deed): string {
    this.sheet.mustBeOpen(counter);
    this.serveCurrent(counter, deed);
    const line = this.sheet.write(service, { due: this.sheet.now + 60 * MINUTE, letter: "#" });
    Object.assign(line, { state: "serving", counter });
    deed.made = line;
    return line.number;
  }

  private raise(line: Line, deed: Deed): string {
    if (line.state !== "waiting" && line.state !== "parked") throw new No("ticketMoved");
    if (line.isInfant) throw new No("alreadyRaised");
    const due = Math.min(line.due, line.issuedAt);
    const waitsForSlot = line.slot !== null && line.notBefore === line.due;
    const notBefore = waitsForSlot && due < line.due ? null : line.notBefore;
    this.sheet.change(deed, line, { due, notBefore, isInfant: true });
    return "done";
  }

  private setServices(counter: string, services: readonly string[] | null, deed: Deed): string {
    const desk = this.sheet.deskOf(counter);
    if (desk.state === "closed") throw new No("counterClosed");
    if (String(desk.services) === String(services)) return "done";
    deed.desk = desk;
    this.sheet.desks[counter] = { ...desk, services };
    return "done";
  }

  /** Waits again, or is parked. Whoever came to a counter is no no-show: calls count anew, and only their slot holds them. */
  private leave(line: Line, deed: Deed, to: Partial<Line>): void {
    const isHere = line.state !== "waiting";
    const anew = line.state === "serving" ? { calls: 0 } : {};
    const left = isHere ? { notBefore: line.slot === null ? null : line.due, ...anew } : {};
    this.sheet.change(deed, line, { state: "waiting", ...left, ...to });
  }

  private letRecall(counter: string, but: Line, deed: Deed): void {
    for (const line of this.sheet.lines) {
      if (line === but || line.state !== "waiting" || line.recall?.counter !== counter || line.recall.ready) continue;
      line.recall = { counter, ready: true };
      deed.readied.push(line);
    }
  }
}

export const staffOf = (counter: string): string => (counter === "c2" ? "petr" : "jana");
