import type { Command } from "./model-command.ts";
import { COUNTERS, firstFor, MINUTE, OVER, type Line, type Promised } from "./model-order.ts";

/** The queue of Lhota as a careful person would keep it on paper (Q1–Q8, K3): knows nothing of tables, versions or events. */

const UNDO = 10_000;
export const CALLS = 2;
export const CAPACITY = 2;
const LETTER: Record<string, string> = { op: "A", pas: "P", pobyt: "E" };

interface Before {
  readonly line: Line;
  readonly was: Line;
  writes: number;
}

interface Deed {
  readonly at: number;
  readonly lines: Before[];
  readonly readied: Line[];
  readonly promises: { promise: Promised; was: Promised["state"] }[];
  desk: Desk | null;
  /** Somebody served without a ticket. */
  made: Line | null;
  spent: boolean;
}

interface Desk {
  state: "open" | "paused" | "closed";
  staff: string | null;
  services: readonly string[] | null;
}

class No extends Error {}

export class Paper {
  readonly lines: Line[] = [];
  readonly promises: Promised[];
  readonly desks: Record<string, Desk> = Object.fromEntries(
    Object.keys(COUNTERS).map((id) => [id, { state: "closed", staff: null, services: null }]),
  );
  private readonly deeds = new Map<string, Deed>();
  private readonly numbers = new Map<string, number>();
  private readonly stops = new Set<string>();
  private isClosed = false;
  private now = 0;

  private readonly coming: "with-call" | "press";

  constructor(coming: "with-call" | "press", promises: readonly { service: string; slot: number }[]) {
    this.coming = coming;
    this.promises = promises.map((each) => ({ ...each, state: "confirmed", line: null }));
  }

  /** Does a command and says what is answered. */
  answer(command: Command, now: number): string {
    this.now = now;
    for (const promise of this.promises)
      if (promise.state === "confirmed" && Math.floor(now / 1000) > (promise.slot + 15 * MINUTE) / 1000)
        promise.state = "lapsed";
    try {
      return this.doIt(command);
    } catch (error) {
      if (error instanceof No) return error.message;
      throw error;
    }
  }

  private doIt(command: Command): string {
    const { counter, service, verb } = command;
    switch (verb) {
      case "take":
        return this.take(service, command.infant);
      case "check-in":
        return this.checkIn(this.promises[(command.which ?? 0) % this.promises.length]);
      case "withdraw":
        return this.withdraw(this.line(command.which ?? 0));
      case "stop":
        this.stops.add(command.to === "front" ? "" : service);
        return "done";
      case "resume":
        this.stops.delete(command.to === "front" ? "" : service);
        return "done";
      case "close-day":
        return this.closeDay();
      case "again":
        if (this.must(counter).calls === 0) throw new No("nothingToCall");
        return "done";
      case "undo":
        return this.undo(counter);
      default:
        return this.press(command);
    }
  }

  // --- tickets -------------------------------------------------------------------------------------------------------

  private take(service: string, infant: boolean): string {
    if (this.isClosed || this.stops.has(service) || this.stops.has("")) throw new No("issuingClosed");
    if (service === "op" && this.taken(service) >= CAPACITY + this.roomOfLapsed()) throw new No("capacityUsed");
    const line = this.write(service, { due: this.now + (infant ? 0 : 60 * MINUTE), isInfant: infant });
    return line.number;
  }

  /** K3: a ticket counts for the service it is for now; a reservation, and who has no ticket, for none. */
  private taken(service: string): number {
    return this.lines.filter(
      (line) => line.service === service && line.promise === null && !line.number.startsWith("#"),
    ).length;
  }

  /** B14: a lapsed place is one ticket more, kept for its owner for a while. */
  private roomOfLapsed(): number {
    const lapsed = this.promises.filter(({ state, service }) => state === "lapsed" && service === "op");
    const kept = lapsed.filter(({ slot }) => this.now <= slot + 30 * MINUTE);
    return lapsed.length - kept.length;
  }

  private write(service: string, of: { due: number; promise?: Promised; isInfant?: boolean; letter?: string }): Line {
    const letter = of.letter ?? (of.promise === undefined ? (LETTER[service] ?? "?") : "R");
    const running = (this.numbers.get(letter) ?? 0) + 1;
    this.numbers.set(letter, running);
    const slot = of.promise?.slot ?? null;
    const line: Line = {
      number: letter === "#" ? `#${running}` : `${letter} ${running}`,
      issuedAt: this.now,
      slot,
      promise: of.promise ?? null,
      service,
      state: "waiting",
      due: of.due,
      notBefore: slot !== null && of.due > this.now ? of.due : null,
      front: false,
      forCounter: null,
      counter: null,
      recall: null,
      calls: 0,
      calledAt: this.now,
      isInfant: of.isInfant === true,
      writes: 0,
    };
    this.lines.push(line);
    return line;
  }

  private checkIn(promise: Promised | undefined): string {
    if (promise === undefined) return "unknown";
    if (this.isClosed) throw new No("issuingClosed");
    if (promise.state === "lapsed") return "late";
    if (promise.state === "arrived") return promise.line?.number ?? "unknown";
    if (promise.state !== "confirmed") return "unknown";
    if (this.now < promise.slot - 15 * MINUTE) return "early";
    promise.state = "arrived";
    promise.line = this.write(promise.service, { due: Math.max(promise.slot, this.now), promise });
    return promise.line.number;
  }

  private withdraw(line: Line): string {
    if (line.number.startsWith("#")) throw new No("notFound"); // nobody holds anything to give it up with
    if (line.state === "withdrawn") return "done";
    if (line.state === "serving" || OVER.includes(line.state)) throw new No("ticketMoved");
    this.change(null, line, { state: "withdrawn" });
    this.follow(null, line, "withdrawn");
    return "done";
  }

  private closeDay(): string {
    if (this.lines.some(({ state }) => state === "called" || state === "serving")) throw new No("counterBusy");
    for (const line of this.lines) {
      if (OVER.includes(line.state)) continue;
      this.change(null, line, { state: "unserved" });
      this.follow(null, line, "unserved");
    }
    for (const id of Object.keys(this.desks)) this.desks[id] = { state: "closed", staff: null, services: null };
    for (const deed of this.deeds.values()) deed.spent = true;
    this.isClosed = true;
    return "done";
  }

  // --- counters ------------------------------------------------------------------------------------------------------

  private press(command: Command): string {
    const { counter } = command;
    const deed: Deed = { at: this.now, lines: [], readied: [], promises: [], desk: null, made: null, spent: false };
    const said = this.pressed(command, deed);
    const isNothing = deed.lines.length === 0 && deed.desk === null && deed.made === null;
    if (!isNothing) this.deeds.set(counter, deed);
    return said;
  }

  private pressed(command: Command, deed: Deed): string {
    const { counter, verb } = command;
    switch (verb) {
      case "open":
      case "pause":
      case "close":
        return this.stand(counter, verb === "open" ? "open" : verb === "pause" ? "paused" : "closed", deed);
      case "next":
        this.mustBeOpen(counter);
        this.serveCurrent(counter, deed);
        return this.callFirst(counter, deed);
      case "absent":
        return this.absent(counter, deed);
      case "came":
        return this.came(counter, deed);
      case "finish":
        this.must(counter);
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
        this.leave(this.whom(command), deed, { state: "parked", forCounter: counter, recall: null });
        return "done";
      case "unpark": {
        const line = this.chosen(command.which ?? 0, counter);
        if (line.state !== "parked") throw new No("ticketMoved");
        const isServed = this.servedAt(counter).includes(line.service);
        this.change(deed, line, { state: "waiting", forCounter: isServed ? null : counter });
        return "done";
      }
      case "transfer":
        return this.transfer(command, deed);
      case "pick":
        return this.pick(command, deed);
      case "without-ticket":
        return this.direct(command, deed);
      case "raise":
        return this.raise(this.chosen(command.which ?? 0, counter), deed);
      case "set-services":
        return this.setServices(counter, command.infant ? null : [command.service], deed);
      default:
        throw new Error(`nobody knows ${verb}`);
    }
  }

  private stand(counter: string, state: Desk["state"], deed: Deed): string {
    const desk = this.deskOf(counter);
    const staff = state === "closed" ? null : staffOf(counter);
    if (desk.state === state && desk.staff === staff) return "done";
    if (state === "paused" && desk.state === "closed") throw new No("counterClosed");
    if (state === "closed" && this.at(counter) !== null) throw new No("counterBusy");
    deed.desk = desk;
    this.desks[counter] = { state, staff, services: state === "closed" ? null : desk.services };
    return "done";
  }

  private serveCurrent(counter: string, deed: Deed): void {
    const line = this.at(counter);
    if (line === null) return;
    this.change(deed, line, { state: "served" });
    this.follow(deed, line, "served");
    this.letRecall(counter, line, deed);
  }

  private absent(counter: string, deed: Deed): string {
    const line = this.must(counter);
    if (line.state === "serving" && this.coming === "press") throw new No("ticketMoved");
    if (line.calls < CALLS) {
      this.change(deed, line, { state: "waiting", recall: { counter, ready: false } });
      return "done";
    }
    this.change(deed, line, { state: "missed" });
    this.follow(deed, line, "missed");
    this.letRecall(counter, line, deed);
    return "done";
  }

  private came(counter: string, deed: Deed): string {
    const line = this.must(counter);
    if (line.state === "called") this.change(deed, line, { state: "serving" });
    return "done";
  }

  private callFirst(counter: string, deed: Deed): string {
    const asking = { counter, served: this.servedAt(counter), isOpen: this.isOpen, now: this.now };
    const line = firstFor(this.lines, asking);
    if (line === null) return "nobody";
    this.call(counter, line, deed);
    return line.number;
  }

  private call(counter: string, line: Line, deed: Deed): void {
    this.change(deed, line, {
      state: this.coming === "with-call" ? "serving" : "called",
      counter,
      calls: line.calls + 1,
      calledAt: this.now,
      front: false,
      recall: null,
    });
  }

  private postpone(command: Command, deed: Deed): string {
    const line = this.whom(command);
    const until = this.now + command.minutes * MINUTE;
    const slotAhead = line.slot !== null && line.due > this.now ? line.due + 1 : until; // postponed: not called early
    const recall = line.state === "waiting" ? line.recall : null;
    this.leave(line, deed, { notBefore: Math.max(until, slotAhead), recall });
    return "done";
  }

  private transfer(command: Command, deed: Deed): string {
    const { to, service, other } = command;
    const isToService = to === "service" || to === "service-front";
    if (isToService && !Object.keys(COUNTERS).some((id) => this.servedAt(id).includes(service)))
      throw new No("notServedHere");
    const line = this.whom(command);
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
    this.mustBeOpen(counter);
    const line = this.chosen(command.which ?? 0, counter);
    if (line.state !== "waiting" && line.state !== "parked") throw new No("ticketMoved");
    this.serveCurrent(counter, deed);
    this.call(counter, line, deed);
    return line.number;
  }

  private direct({ counter, service }: Command, deed: Deed): string {
    this.mustBeOpen(counter);
    this.serveCurrent(counter, deed);
    const line = this.write(service, { due: this.now + 60 * MINUTE, letter: "#" });
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
    this.change(deed, line, { due, notBefore, isInfant: true });
    return "done";
  }

  private setServices(counter: string, services: readonly string[] | null, deed: Deed): string {
    const desk = this.deskOf(counter);
    if (desk.state === "closed") throw new No("counterClosed");
    if (String(desk.services) === String(services)) return "done";
    deed.desk = desk;
    this.desks[counter] = { ...desk, services };
    return "done";
  }

  /** Waits again, or is parked. Whoever came to a counter is no no-show: calls count anew, and only their slot holds them. */
  private leave(line: Line, deed: Deed, to: Partial<Line>): void {
    const isHere = line.state !== "waiting";
    const anew = line.state === "serving" ? { calls: 0 } : {};
    const left = isHere ? { notBefore: line.slot === null ? null : line.due, ...anew } : {};
    this.change(deed, line, { state: "waiting", ...left, ...to });
  }

  private undo(counter: string): string {
    const deed = this.deeds.get(counter);
    if (deed === undefined || deed.spent || this.now >= deed.at + UNDO) throw new No("undoTooLate");
    if (deed.lines.some(({ line, writes }) => line.writes !== writes)) throw new No("ticketMoved");
    if (deed.made !== null && deed.made.writes > 0) throw new No("ticketMoved");
    if (deed.made !== null) this.change(null, deed.made, { state: "withdrawn" }); // its number is not given again
    for (const { line, was } of deed.lines.toReversed()) Object.assign(line, was, { writes: line.writes + 1 });
    for (const line of deed.readied)
      if (line.state === "waiting" && line.recall?.counter === counter) line.recall = { counter, ready: false };
    for (const { promise, was } of deed.promises) promise.state = was;
    if (deed.desk !== null) this.desks[counter] = deed.desk;
    deed.spent = true;
    return "done";
  }

  private letRecall(counter: string, but: Line, deed: Deed): void {
    for (const line of this.lines) {
      if (line === but || line.state !== "waiting" || line.recall?.counter !== counter || line.recall.ready) continue;
      line.recall = { counter, ready: true };
      deed.readied.push(line);
    }
  }

  // --- small ---------------------------------------------------------------------------------------------------------

  private follow(deed: Deed | null, { promise }: Line, state: "served" | "missed" | "withdrawn" | "unserved"): void {
    if (promise === null || promise.state !== "arrived") return;
    deed?.promises.push({ promise, was: promise.state });
    promise.state = state;
  }

  private change(deed: Deed | null, line: Line, to: Partial<Line>): void {
    const was = { ...line };
    Object.assign(line, to, { writes: line.writes + 1 });
    for (const before of deed?.lines ?? []) if (before.line === line) before.writes = line.writes;
    deed?.lines.push({ line, was, writes: line.writes });
  }

  private line(which: number): Line {
    const line = this.lines[which % Math.max(1, this.lines.length)];
    if (line === undefined) throw new No("notFound");
    return line;
  }

  /** One that is not over, nor at another counter. */
  private chosen(which: number, counter: string): Line {
    const line = this.line(which);
    const isElsewhere = (line.state === "called" || line.state === "serving") && line.counter !== counter;
    if (OVER.includes(line.state) || isElsewhere) throw new No("ticketMoved");
    return line;
  }

  /** Whom a press means: a ticket of the line, or who is at this counter. A parked one comes back first. */
  private whom({ which, counter }: Command): Line {
    const line = which === null ? this.must(counter) : this.chosen(which, counter);
    if (line.state === "parked") throw new No("ticketMoved");
    return line;
  }

  private must(counter: string): Line {
    const line = this.at(counter);
    if (line === null) throw new No("nobodyHere");
    return line;
  }

  private mustBeOpen(counter: string): void {
    if (!this.isOpen(counter)) throw new No("counterClosed");
  }

  at(counter: string): Line | null {
    const isHere = (line: Line) => (line.state === "called" || line.state === "serving") && line.counter === counter;
    return this.lines.find(isHere) ?? null;
  }

  private isOpen = (counter: string): boolean => this.deskOf(counter).state === "open";
  private servedAt = (counter: string): readonly string[] => this.deskOf(counter).services ?? COUNTERS[counter] ?? [];

  private deskOf(counter: string): Desk {
    const desk = this.desks[counter];
    if (desk === undefined) throw new Error(`no counter ${counter}`);
    return desk;
  }
}

export const staffOf = (counter: string): string => (counter === "c2" ? "petr" : "jana");
