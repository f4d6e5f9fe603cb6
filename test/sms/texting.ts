import { receiveText } from "../../src/messaging/arrivals-actions.ts";
import { inbox, type InboxMessage } from "../../src/messaging/queries.ts";
import type { OfficeFile } from "../../src/office/office-file.ts";
import { reservationsBetween } from "../../src/reservations/queries.ts";
import type { Reservation } from "../../src/reservations/reservation.ts";
import { day } from "../../src/platform/civil.ts";
import { smsJobs } from "../../src/sms/jobs.ts";
import { lhota } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import type { Log } from "../../src/platform/log.ts";

/** Vesna's phone. */
export const PHONE = "+420729123456";
/** The same nine digits in another country. */
export const TWIN = "+48729123456";
export const OTHER = "+420777654321";

/** Lhota with booking by text message: ZOP, ZCP (one plan, two places) and POB (numbered, automatic). */
export const lhotaBySms = (change: (office: OfficeFile) => void = () => {}): OfficeFile =>
  lhota((office) => {
    office.office.sms.booking = {
      offerMinutes: null,
      words: {
        book: ["OBJ"],
        free: ["VOLNO", "WOLNE"],
        cancel: ["ZRUS", "RUS", "STORNO", "STO", "ANULUJ"],
        help: ["HELP", "POMOC"],
        yes: ["ANO", "TAK"],
        no: ["NE", "NIE"],
      },
    };
    office.office.sms.answers = { perNumberPerDay: 50, perDay: 5000, off: [] };
    for (const [id, word] of [
      ["op", "ZOP"],
      ["pas", "ZCP"],
      ["pobyt", "POB"],
    ]) {
      const service = office.services.find((each) => each.id === id);
      if (service !== undefined) service.smsWord = word ?? null;
    }
    change(office);
  });

/** A house whose texts are read as they come. */
export interface TextingHouse extends TestHouse {
  /** Sends a text and returns all that was newly written, the answer first. */
  send(text: string, from?: string): Promise<InboxMessage[]>;
  /** The body of the one answer. */
  ask(text: string, from?: string): Promise<string>;
  reservations(): Promise<Reservation[]>;
  readonly faults: unknown[];
}

export async function openTexting(office: OfficeFile = lhotaBySms(), now?: string): Promise<TextingHouse> {
  const house = await openHouse({ office, ...(now === undefined ? {} : { now }) });
  const faults: unknown[] = [];
  const log: Log = { info: () => {}, fault: (_says, error) => faults.push(error) };
  const [job] = smsJobs({ works: house.works, log });
  const all = () => house.works.read((reader) => inbox(reader, { limit: 10_000 }));
  const send = async (text: string, from = PHONE): Promise<InboxMessage[]> => {
    const before = new Set((await all()).map(({ id }) => id));
    await house.works.write((work) => receiveText(work, arrived(text, from)));
    await job?.run();
    return (await all()).filter(({ id }) => !before.has(id));
  };
  return {
    ...house,
    faults,
    send,
    ask: async (text, from) => {
      const said = await send(text, from);
      if (said.length !== 1) throw new Error(`${said.length} answers to ${text}: ${said.map((each) => each.text)}`);
      return said[0]?.text ?? "";
    },
    reservations: () =>
      house.works.read((reader) =>
        reservationsBetween(reader, { locationId: null, from: day("2026-01-01"), to: day("2027-12-31") }),
      ),
  };
}

export const arrived = (text: string, from: string) =>
  ({ transport: "inbox", providerId: null, from, to: null, text, sentAt: null }) as const;
