import type { Letter } from "../../src/messaging/actions.ts";
import { inboxChannel } from "../../src/messaging/channels/inbox.ts";
import type { Channel } from "../../src/messaging/delivery.ts";
import type { PostNeeds } from "../../src/messaging/post.ts";
import { silentLog } from "../../src/platform/log.ts";
import { at } from "../support/clock.ts";
import type { TestHouse } from "../support/house.ts";

/** Everything a text can name, as the reservations would fill it in. */
export const VALUES = {
  service: "Občanský průkaz – podat žádost",
  when: "čtvrtek 26. listopadu v 11:00",
  day: "čtvrtek 26. listopadu",
  time: "11:00",
  persons: "1",
  comeBefore: "5",
  place: "Masarykovo nám. 1007, Vizovice, budova „Hotelu“, přízemí",
  room: "kancelář 121 nebo 123",
  deadline: "14:35",
  code: "502 718",
  number: "103",
  bring: "dosavadní občanský průkaz",
  reason: "úřednice onemocněla",
  window: "10:45–11:15",
  cancelLink: "http://lhota.example/booking/cancel/aaaa",
  showLink: "http://lhota.example/booking/show/bbbb",
  privacyLink: "http://lhota.example/privacy",
  times: "čt 26.11. 11:00, 11:30",
  services: "ZOP, VOP",
  example: "OBJ ZOP 26.11. 11:00 NOVAK",
  shortExample: "OBJ ZOP NOVAK",
  freeExample: "VOLNO ZOP",
  cancelText: "ZRUS 502718",
  yes: "ANO",
  no: "NE",
  answer: "Sběrný dvůr má otevřeno ve středu a v sobotu.",
};

export const CONFIRM = {
  label: "",
  href: "http://lhota.example/booking/confirm/cccc",
};

/** A mail that asks Vesna to confirm by 7:55; written at 7:40. */
export const letter = (change: Partial<Letter> = {}): Letter => ({
  kind: "please-confirm",
  channel: "email",
  recipient: "vesna@example.org",
  language: "cs",
  values: VALUES,
  button: CONFIRM,
  notAfter: at("2026-11-24T07:55:00"),
  eraseAt: at("2026-11-29T00:00:00"),
  ...change,
});

/** A reservation that is only there to be named by messages: over, so that nothing else happens to it. */
export function reservationRow(house: TestHouse, id: string): void {
  house.store.raw.run(
    `INSERT INTO reservation (id, state, plan_id, service_id, location_id, day, starts_at, language, source, created_at, ended_at, erase_at)
     VALUES (?, 'cancelled', 'doklady', 'op', 'naves', '2026-11-24', 0, 'cs', 'web', 0, 0, 4000000000000)`,
    [id],
  );
}

/** What the post of a test's house needs, its pauses without jitter; what no other channel carries waits in the inbox. */
export const postNeeds = (house: TestHouse, sms: Channel = inboxChannel()): PostNeeds => ({
  works: house.works,
  channels: { email: inboxChannel(), sms },
  log: silentLog,
  random: () => 0.5,
  elapsed: house.clocks.elapsed,
});

/** What became of each text that came, the oldest first, with the reason where it has one. */
export const arrivalStates = (house: TestHouse): string[] =>
  house.store.raw
    .query<{ state: string; reason: string | null }, []>(
      "SELECT state, reason FROM arrival_sms ORDER BY received_at, id",
    )
    .all()
    .map(({ state, reason }) => (reason === null ? state : `${state} ${reason}`));
