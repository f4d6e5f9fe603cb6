import type { Command } from "./model-command.ts";
import { COUNTERS, MINUTE, OVER, type Line, type Promised } from "./model-order.ts";

/** What stands on paper: the lines, the promises, who sits where, and what each counter did last. */

const LETTER: Record<string, string> = { op: "A", pas: "P", pobyt: "E" };

interface Before {
  readonly line: Line;
  readonly was: Line;
  writes: number;
}

export interface Deed {
  readonly at: number;
  readonly lines: Before[];
  readonly readied: Line[];
  readonly promises: { promise: Promised; was: Promised["state"] }[];
  desk: Desk | null;
  /** Somebody served without a ticket. */
  made: Line | null;
  spent: boolean;
}

export interface Desk {
  state: "open" | "paused" | "closed";
  staff: string | null;
  services: readonly string[] | null;
}

/** What is answered where a rule says no. */
export class No extends Error {}

export class Sheet {
  readonly lines: Line[] = [];
  readonly promises: Promised[];
  readonly desks: Record<string, Desk> = Object.fromEntries(
    Object.keys(COUNTERS).map((id) => [id, { state: "closed", staff: null, services: null }]),
  );
  readonly deeds = new Map<string, Deed>();
  readonly coming: "with-call" | "press";
  isClosed = false;
  now = 0;
  private readonly numbers = new Map<string, number>();

  constructor(coming: "with-call" | "press", promises: readonly { service: string; slot: number }[]) {
    this.coming = coming;
    this.promises = promises.map((each) => ({ ...each, state: "confirmed", line: null }));
  }

  lapsePromises(): void {
    for (const promise of this.promises)
      if (promise.state === "confirmed" && Math.floor(this.now / 1000) > (promise.slot + 15 * MINUTE) / 1000)
        promise.state = "lapsed";
  }

  write(service: string, of: { due: number; promise?: Promised; isInfant?: boolean; letter?: string }): Line {
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

  change(deed: Deed | null, line: Line, to: Partial<Line>): void {
    const was = { ...line };
    Object.assign(line, to, { writes: line.writes + 1 });
    for (const before of deed?.lines ?? []) if (before.line === line) before.writes = line.writes;
    deed?.lines.push({ line, was, writes: line.writes });
  }

  follow(deed: Deed | null, { promise }: Line, state: "served" | "missed" | "withdrawn" | "unserved"): void {
    if (promise === null || promise.state !== "arrived") return;
    deed?.promises.push({ promise, was: promise.state });
    promise.state = state;
  }

  line(which: number): Line {
    const line = this.lines[which % Math.max(1, this.lines.length)];
    if (line === undefined) throw new No("notFound");
    return line;
  }

  /** One that is not over, nor at another counter. */
  chosen(which: number, counter: string): Line {
    const line = this.line(which);
    const isElsewhere = (line.state === "called" || line.state === "serving") && line.counter !== counter;
    if (OVER.includes(line.state) || isElsewhere) throw new No("ticketMoved");
    return line;
  }

  /** Whom a press means: a ticket of the line, or who is at this counter. A parked one comes back first. */
  whom({ which, counter }: Command): Line {
    const line = which === null ? this.must(counter) : this.chosen(which, counter);
    if (line.state === "parked") throw new No("ticketMoved");
    return line;
  }

  must(counter: string): Line {
    const line = this.at(counter);
    if (line === null) throw new No("nobodyHere");
    return line;
  }

  mustBeOpen(counter: string): void {
    if (!this.isOpen(counter)) throw new No("counterClosed");
  }

  at(counter: string): Line | null {
    const isHere = (line: Line) => (line.state === "called" || line.state === "serving") && line.counter === counter;
    return this.lines.find(isHere) ?? null;
  }

  deskOf(counter: string): Desk {
    const desk = this.desks[counter];
    if (desk === undefined) throw new Error(`no counter ${counter}`);
    return desk;
  }

  isOpen = (counter: string): boolean => this.deskOf(counter).state === "open";
  servedAt = (counter: string): readonly string[] => this.deskOf(counter).services ?? COUNTERS[counter] ?? [];
}
