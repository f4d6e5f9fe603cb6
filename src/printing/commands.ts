import type { Bitmap } from "./bitmap.ts";
import { letterOf, pageNumbers, pagesOf, type CodePage, type PageNumbers } from "./codepages.ts";
import type { SquareLevel } from "./square.ts";

/** A letter on paper: how many times as wide and high as the printer's own type, and whether bold. */
export interface Letter {
  readonly letter: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
}

export type Align = "left" | "center" | "right";

/** What a printer does with the bytes, in their order. */
export type Deed =
  | { readonly kind: "line"; readonly letters: readonly Letter[]; readonly align: Align }
  | {
      readonly kind: "square";
      readonly text: string;
      readonly module: number;
      readonly level: SquareLevel;
      readonly align: Align;
    }
  | { readonly kind: "picture"; readonly bitmap: Bitmap }
  | { readonly kind: "cut" }
  | { readonly kind: "unknown"; readonly bytes: readonly number[] };

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

const DLE = 0x10;

/** Reads ESC/POS as a printer with these tables would. Commands it does not know are deeds of their own and take two bytes. */
export function readCommands(bytes: Uint8Array, numbers: PageNumbers = pageNumbers(null)): Deed[] {
  const paper = new Paper(bytes, numbers);
  while (!paper.isDone()) paper.step();
  return paper.deeds;
}

class Paper {
  readonly deeds: Deed[] = [];
  private readonly bytes: Uint8Array;
  private readonly numbers: PageNumbers;
  private at = 0;
  private line: Letter[] = [];
  private align: Align = "left";
  private page: CodePage = "cp852";
  private style = { width: 1, height: 1, bold: false };
  private square = { text: "", module: 3, level: "L" as SquareLevel };

  constructor(bytes: Uint8Array, numbers: PageNumbers) {
    this.bytes = bytes;
    this.numbers = numbers;
  }

  isDone(): boolean {
    return this.at >= this.bytes.length;
  }

  step(): void {
    const byte = this.next();
    if (byte === ESC) this.escape(this.next());
    else if (byte === GS) this.group(this.next());
    else if (byte === FS) this.pass(FS, this.next(), [0x2e, 0x26]);
    else if (byte === DLE) this.realTime(this.next(), this.next());
    else if (byte === 0x0a) this.feed();
    else if (byte >= 0x20) this.line.push({ letter: letterOf(byte, this.page), ...this.style });
    else if (byte !== 0x0d) this.deeds.push({ kind: "unknown", bytes: [byte] });
  }

  private next(): number {
    const byte = this.bytes[this.at] ?? 0;
    this.at += 1;
    return byte;
  }

  private pageAt(number: number): CodePage {
    return pagesOf(this.numbers).find((page) => this.numbers[page] === number) ?? "cp852";
  }

  private feed(): void {
    this.deeds.push({ kind: "line", letters: this.line, align: this.align });
    this.line = [];
  }

  private escape(command: number): void {
    switch (String.fromCodePoint(command)) {
      case "@":
        this.style = { width: 1, height: 1, bold: false };
        this.align = "left";
        this.page = "cp852";
        return;
      case "t":
        this.page = this.pageAt(this.next());
        return;
      case "a":
        this.align = (["left", "center", "right"] as const)[this.next() & 3] ?? "left";
        return;
      case "E":
        this.style = { ...this.style, bold: (this.next() & 1) === 1 };
        return;
      case "d":
        for (let lines = this.next(); lines > 0; lines -= 1) this.feed();
        return;
      case "M": // the type, always the large one here
      case "3": // line spacing
        this.next();
        return;
      case "2":
        return;
      default:
        this.deeds.push({ kind: "unknown", bytes: [ESC, command] });
    }
  }

  private group(command: number): void {
    switch (String.fromCodePoint(command)) {
      case "!": {
        const size = this.next();
        this.style = { ...this.style, width: ((size >> 4) & 7) + 1, height: (size & 7) + 1 };
        return;
      }
      case "(":
        return this.symbol();
      case "v":
        return this.picture();
      case "V":
        if (this.next() >= 65) this.next();
        this.deeds.push({ kind: "cut" });
        return;
      default:
        this.deeds.push({ kind: "unknown", bytes: [GS, command] });
    }
  }

  /** `DLE EOT n` asks how the printer stands and puts nothing on paper. */
  private realTime(command: number, asked: number): void {
    if (command !== 0x04 || asked < 1 || asked > 4) this.deeds.push({ kind: "unknown", bytes: [DLE, command, asked] });
  }

  private pass(lead: number, command: number, known: readonly number[]): void {
    if (!known.includes(command)) this.deeds.push({ kind: "unknown", bytes: [lead, command] });
  }

  /** `GS ( k`: length, the kind of symbol (49 is the square), function, parameters. */
  private symbol(): void {
    const family = this.next();
    const length = this.next() + this.next() * 256;
    const [kind, deed, ...rest] = this.take(length);
    if (family !== 0x6b || kind !== 0x31) this.deeds.push({ kind: "unknown", bytes: [GS, 0x28, family] });
    else if (deed === 0x43) this.square.module = rest[0] ?? 3;
    else if (deed === 0x45) this.square.level = (["L", "M", "Q", "H"] as const)[(rest[0] ?? 48) - 48] ?? "L";
    else if (deed === 0x50) this.square.text = new TextDecoder().decode(Uint8Array.from(rest.slice(1)));
    else if (deed === 0x51) this.deeds.push({ kind: "square", ...this.square, align: this.align });
  }

  /** `GS v 0`: mode, bytes across, rows, then the dots. */
  private picture(): void {
    this.next();
    this.next();
    const across = this.next() + this.next() * 256;
    const height = this.next() + this.next() * 256;
    const bits = new Uint8Array(across * height);
    bits.set(this.take(across * height));
    this.deeds.push({ kind: "picture", bitmap: { width: across * 8, height, bits } });
  }

  private take(length: number): Uint8Array {
    const taken = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return taken;
  }
}
