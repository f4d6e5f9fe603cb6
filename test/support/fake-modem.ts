import { closeSync, constants, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { until } from "./until.ts";
import { CENTRE, readSubmit, writeDeliver, writeReport, type SentPart } from "./sms-pdu.ts";

/** How a modem takes a part it is given. */
export type ModemAnswer =
  | "ok"
  /** `+CMS ERROR` with that number. */
  | number
  /** Yes, but only after so many milliseconds. */
  | { readonly lateMs: number };

/** A part the network took, with the reference it got. */
export interface WirePart extends SentPart {
  readonly reference: number;
}

/**
 * A GSM modem on a pseudo-terminal: AT commands and true PDUs, no network behind it. What is on its wire is what a real one
 * would have sent. Verified with gammu 1.42.
 */
export interface FakeModem {
  /** The terminal a daemon opens. */
  readonly device: string;
  /** Every part the network took, in order. */
  readonly parts: readonly WirePart[];
  /** Messages with their parts joined, in the order of their first ones; those not complete are left out. */
  messages(): { to: string; text: string }[];
  /** How the next parts to a number are taken, in order; after them all are. */
  next(to: string, ...answers: ModemAnswer[]): void;
  /** What becomes of each part that asks for a report, from now on; null: nothing is heard. */
  report(status: number | null): void;
  /** A text comes from the network. */
  receive(message: { from: string; text: string; reference?: number }): void;
  /** In bars from 0 to 31. */
  signal(bars: number): void;
  /** How many texts and reports lie on the card. */
  stored(): number;
  close(): Promise<void>;
}

const VALUES: Readonly<Record<string, string>> = {
  "+CGMI": "Fake",
  "+CGMM": "Modem",
  "+CGMR": "1.0",
  "+CGSN": "351234567890123",
  "+CIMI": "230010123456789",
  "+CPIN?": "+CPIN: READY",
  "+CSCS=?": '+CSCS: ("GSM","IRA","UCS2")',
  "+CSCS?": '+CSCS: "GSM"',
  "+CNMI=?": "+CNMI: (0-2),(0-3),(0,2),(0-2),(0,1)",
  "+CPMS=?": '+CPMS: ("SM"),("SM"),("SM")',
  "+CSCA?": `+CSCA: "${CENTRE}",145`,
  "+CBC": "+CBC: 0,100",
  "+CREG?": '+CREG: 2,1,"0001","0001"',
  "+COPS?": '+COPS: 0,2,"23001"',
};
/** As modems count: without the message centre. */
const octetsOf = (pdu: string): number => pdu.length / 2 - 1 - Number.parseInt(pdu.slice(0, 2), 16);
/** A command ends with a return, a message with Ctrl-Z, or is given up with Esc. */
const GIVEN_UP = "\u001b";
const ENDS = ["\r", "\u001a", GIVEN_UP];
/** Anything else is an error: a modem that says yes to every maker's own commands is taken for that maker's. */
const KNOWN = /^(|Z|E[01]|\+CMEE=.*|\+CMGF=0|\+CSCS=.*|\+CNMI=.*|\+CREG=.*|\+CFUN=.*|\+COPS=3,.*)$/;

export async function fakeModem(folder: string): Promise<FakeModem> {
  const card = new Map<number, string>();
  const parts: WirePart[] = [];
  const answers = new Map<string, ModemAnswer[]>();
  let reported: number | null = 0;
  let bars = 25;
  let reference = Math.floor(Math.random() * 256);
  const store = (pdu: string) => {
    let place = 1;
    while (card.has(place)) place += 1;
    card.set(place, pdu);
  };

  const take = async (pdu: string): Promise<string> => {
    const part = readSubmit(pdu);
    const answer = answers.get(part.to)?.shift() ?? "ok";
    if (typeof answer === "number") return `\r\n+CMS ERROR: ${answer}\r\n`;
    reference = (reference + 1) % 256;
    parts.push({ ...part, reference });
    if (part.wantsReport && reported !== null)
      store(writeReport({ to: part.to, reference, status: reported, at: new Date() }));
    const said = `\r\n+CMGS: ${reference}\r\n\r\nOK\r\n`;
    if (answer !== "ok") await Bun.sleep(answer.lateMs);
    return said;
  };

  let isEchoing = true;
  const said = async (line: string): Promise<string> => {
    const command = line.replace(/^AT/i, "");
    if (/^E[01]$/.test(command)) isEchoing = command === "E1";
    return /^\+CMGS=\d+$/.test(command) ? "\r\n> " : answerTo(command, card, bars);
  };

  let heard = "";
  let turn = Promise.resolve();
  const server = Bun.listen({
    hostname: "127.0.0.1",
    port: 0,
    socket: {
      data: (socket, bytes) => {
        heard += bytes.toString("latin1");
        for (;;) {
          const end = [...heard].findIndex((letter) => ENDS.includes(letter));
          if (end < 0) return;
          const [line, mark] = [heard.slice(0, end).trim(), heard[end]];
          heard = heard.slice(end + 1);
          if (mark === GIVEN_UP) continue;
          const echo = isEchoing ? line + mark : "";
          turn = turn.then(async () => void socket.write(echo + (await (mark === "\r" ? said(line) : take(line)))));
        }
      },
    },
  });

  const terminal = await openTerminal(join(folder, "modem"), server.port);
  return {
    device: terminal.device,
    parts,
    messages: () => joined(parts),
    next: (to, ...more) => void answers.set(to, [...(answers.get(to) ?? []), ...more]),
    report: (status) => {
      reported = status;
    },
    receive: (message) => writeDeliver({ ...message, at: new Date() }).forEach(store),
    signal: (to) => {
      bars = to;
    },
    stored: () => card.size,
    close: async () => {
      await terminal.close();
      server.stop(true);
    },
  };
}

/** What a modem says to a command, but for the one that sends. */
function answerTo(command: string, card: Map<number, string>, bars: number): string {
  if (command === "+CSQ") return `\r\n+CSQ: ${bars},99\r\n\r\nOK\r\n`;
  const value = VALUES[command];
  if (value !== undefined) return `\r\n${value}\r\n\r\nOK\r\n`;
  const use = `${card.size},50`;
  if (command.startsWith("+CPMS=")) return `\r\n+CPMS: ${use},${use},${use}\r\n\r\nOK\r\n`;
  if (command === "+CPMS?") return `\r\n+CPMS: "SM",${use},"SM",${use},"SM",${use}\r\n\r\nOK\r\n`;
  if (command === "+CMGL=4")
    return `${[...card].map(([place, pdu]) => `\r\n+CMGL: ${place},1,,${octetsOf(pdu)}\r\n${pdu}`).join("")}\r\n\r\nOK\r\n`;
  const asked = /^\+CMG([RD])=(\d+)/.exec(command);
  const pdu = card.get(Number(asked?.[2]));
  if (asked?.[1] === "R")
    return pdu === undefined ? "\r\n+CMS ERROR: 321\r\n" : `\r\n+CMGR: 1,,${octetsOf(pdu)}\r\n${pdu}\r\n\r\nOK\r\n`;
  if (asked?.[1] === "D") {
    card.delete(Number(asked[2]));
    return "\r\nOK\r\n";
  }
  return KNOWN.test(command) ? "\r\nOK\r\n" : "\r\nERROR\r\n";
}

async function openTerminal(device: string, port: number): Promise<{ device: string; close(): Promise<void> }> {
  const socat = Bun.spawn(["socat", `PTY,link=${device},raw,echo=0`, `TCP:127.0.0.1:${port}`], {
    stdout: "ignore",
    stderr: "ignore",
  });
  await until("the terminal is there", () => existsSync(device));
  // held open, so that the line stays when a daemon lets go of it
  const held = openSync(device, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  return {
    device,
    close: async () => {
      closeSync(held);
      socat.kill();
      await socat.exited;
    },
  };
}

function joined(parts: readonly WirePart[]): { to: string; text: string }[] {
  const groups = new Map<string, WirePart[]>();
  for (const [index, part] of parts.entries()) {
    const name = part.part === null ? `alone ${index}` : `${part.to} ${part.part.reference}`;
    groups.set(name, [...(groups.get(name) ?? []), part]);
  }
  return [...groups.values()]
    .filter((group) => group.length >= (group[0]?.part?.of ?? 1))
    .map((group) => ({
      to: group[0]?.to ?? "",
      text: group
        .toSorted((a, b) => (a.part?.index ?? 0) - (b.part?.index ?? 0))
        .map(({ text }) => text)
        .join(""),
    }));
}
