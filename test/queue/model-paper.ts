import type { Command } from "./model-command.ts";
import { Counters } from "./model-counters.ts";
import { Lobby } from "./model-lobby.ts";
import { OVER, type Line, type Promised } from "./model-order.ts";
import { No, Sheet, type Desk } from "./model-sheet.ts";

/** The queue of Lhota as a careful person would keep it on paper (Q1–Q8, K3): knows nothing of tables, versions or events. */
export class Paper {
  readonly lines: readonly Line[];
  readonly promises: readonly Promised[];
  readonly desks: Readonly<Record<string, Desk>>;
  private readonly sheet: Sheet;
  private readonly lobby: Lobby;
  private readonly counters: Counters;

  constructor(coming: "with-call" | "press", promises: readonly { service: string; slot: number }[]) {
    this.sheet = new Sheet(coming, promises);
    this.lobby = new Lobby(this.sheet);
    this.counters = new Counters(this.sheet);
    ({ lines: this.lines, promises: this.promises, desks: this.desks } = this.sheet);
  }

  /** Does a command and says what is answered. */
  answer(command: Command, now: number): string {
    this.sheet.now = now;
    this.sheet.lapsePromises();
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
        return this.lobby.take(service, command.infant);
      case "check-in":
        return this.lobby.checkIn(this.promises[(command.which ?? 0) % this.promises.length]);
      case "withdraw":
        return this.lobby.withdraw(this.sheet.line(command.which ?? 0));
      case "stop":
        this.lobby.stops.add(command.to === "front" ? "" : service);
        return "done";
      case "resume":
        this.lobby.stops.delete(command.to === "front" ? "" : service);
        return "done";
      case "close-day":
        return this.closeDay();
      case "again":
        if (this.sheet.must(counter).calls === 0) throw new No("nothingToCall");
        return "done";
      case "undo":
        return this.counters.undo(counter);
      default:
        return this.counters.press(command);
    }
  }

  private closeDay(): string {
    if (this.sheet.lines.some(({ state }) => state === "called" || state === "serving")) throw new No("counterBusy");
    for (const line of this.sheet.lines) {
      if (OVER.includes(line.state)) continue;
      this.sheet.change(null, line, { state: "unserved" });
      this.sheet.follow(null, line, "unserved");
    }
    for (const id of Object.keys(this.sheet.desks))
      this.sheet.desks[id] = { state: "closed", staff: null, services: null };
    for (const deed of this.sheet.deeds.values()) deed.spent = true;
    this.sheet.isClosed = true;
    return "done";
  }
}
