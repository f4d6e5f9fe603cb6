import { sceneOf, type Scene } from "../../src/admin/scene.ts";
import { eraseThreadModel, NO_DRAFT, threadModel } from "../../src/admin/thread-pages.ts";
import { threadsModel } from "../../src/admin/threads-pages.ts";
import type { Said, Thread } from "../../src/messaging/threads.ts";
import { at } from "../support/clock.ts";
import { sampleOffice, sampleReservation, sampleVisit, type Sample } from "../support/sample.ts";

const supervisor = { staffId: "s", name: "Soňa Veselá", roles: ["supervisor"] } as const;
const visit = { ...sampleVisit("/admin/threads"), person: supervisor };
const words = visit.words.threads;
const priced = {
  ...sampleOffice,
  office: { ...sampleOffice.office, sms: { ...sampleOffice.office.sms, pricePerPart: 1.05 } },
};
const scene: Scene = sceneOf(priced, visit, { title: words.title, room: "threads", trial: null });

const came = (id: string, time: string, text: string, change: Partial<Extract<Said, { way: "in" }>> = {}): Said => ({
  way: "in",
  id,
  at: at(`2026-11-24T${time}`),
  text,
  state: "answered",
  reason: null,
  isWhole: true,
  repeats: 0,
  ...change,
});
const went = (id: string, time: string, text: string, kind: string, state = "delivered"): Said => ({
  way: "out",
  id,
  at: at(`2026-11-24T${time}`),
  text,
  kind,
  state,
  dueAt: at(`2026-11-24T${time}`),
});

const thread: Thread = {
  id: "t1",
  phone: "+420777123456",
  sender: "mobile",
  said: [
    came("a1", "07:52", "VOLNO OP"),
    went("m1", "07:52", "Lhota: volno 25. 11. 8:00, 8:30, 10:00.", "sms-free"),
    came("a2", "08:14", "Dobrý den, můžu přijít i s dcerou? Je jí 15 a občanku ještě nemá.", {
      state: "staff",
      reason: "unknown",
      repeats: 1,
    }),
    came("a3", "08:20", "A vezmu s sebou rodný li", { state: "staff", reason: "incomplete", isWhole: false }),
  ],
  waiting: 2,
  newest: { came: at("2026-11-24T08:20"), went: "m1" },
};
const reservation = sampleReservation("r1", "2026-11-25T08:00", {
  client: { name: "Vesna Krásná", company: "", email: "", phone: "+420777123456", answers: {} },
});
const advert: Thread = {
  id: "t2",
  phone: "Operator",
  sender: "name",
  said: [came("a9", "06:00", "Váš kredit je 42,50 Kč.", { state: "done", reason: "stranger" })],
  waiting: 0,
  newest: { came: at("2026-11-24T06:00"), went: "" },
};
const lines = [
  { ...thread, lastAt: at("2026-11-24T08:20"), lastText: "A vezmu s sebou rodný li" },
  {
    ...thread,
    id: "t3",
    phone: "+48600700800",
    waiting: 1,
    lastAt: at("2026-11-24T08:02"),
    lastText: "Dzień dobry, czy jest parking?",
  },
  { ...advert, lastAt: at("2026-11-24T06:00"), lastText: "Váš kredit je 42,50 Kč." },
];
const text = "Dobrý den, ano, přijďte spolu. Dcera ať má rodný list.";
const morning = at("2026-11-24T08:30");

export const samples: Sample[] = [
  {
    view: "admin/threads",
    name: "three, two waiting",
    screen: "desktop",
    model: threadsModel(scene, {
      lines,
      all: true,
      more: at("2026-11-24T06:00"),
      trouble: { usedUp: true, fromOurselves: 2 },
      done: "dealt",
    }),
  },
  {
    view: "admin/threads",
    name: "nobody waits",
    screen: "phone",
    model: threadsModel(scene, {
      lines: [],
      all: false,
      more: null,
      trouble: { usedUp: false, fromOurselves: 0 },
      done: null,
    }),
  },
  {
    view: "admin/thread",
    name: "waiting, with a reservation",
    screen: "desktop",
    model: threadModel(scene, thread, { draft: NO_DRAFT, done: null, now: morning, reservations: [reservation] }),
  },
  {
    view: "admin/thread",
    name: "looked at in quiet hours",
    screen: "phone",
    model: threadModel(scene, thread, {
      draft: { text, atOnce: false, looked: true, error: "" },
      done: null,
      now: at("2026-11-24T20:30"),
      reservations: [],
    }),
  },
  {
    view: "admin/thread",
    name: "nothing typed",
    screen: "desktop",
    model: threadModel(scene, thread, {
      draft: { ...NO_DRAFT, error: words.needText },
      done: null,
      now: morning,
      reservations: [],
    }),
  },
  {
    view: "admin/thread",
    name: "no telephone",
    screen: "desktop",
    model: threadModel(scene, advert, { draft: NO_DRAFT, done: null, now: morning, reservations: [] }),
  },
  { view: "admin/thread-erase", name: "asked", screen: "desktop", model: eraseThreadModel(scene, thread) },
];
