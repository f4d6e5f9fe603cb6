import { currentOffice } from "../office/queries.ts";
import { counterOf } from "../office/office.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import {
  callNext,
  closeCounter,
  finish,
  openCounter,
  park,
  pauseCounter,
  pick,
  postpone,
  raiseClass,
  saveNote,
  serveWithoutTicket,
  setServices,
  transfer,
  unpark,
  type Press,
} from "../queue/actions.ts";
import { counterNow } from "../queue/queries.ts";
import { CLASS_REASONS, OUTCOMES, PICK_REASONS } from "../queue/reasons.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { Pressed, Said } from "./form.ts";

/** One press: the verb it stands for. A word in return is said on the screen. */
export type Deed = (work: Work, by: Press, sent: Pressed) => Promise<void | Said>;

/** A panel's form that was not understood; nothing was done, and it is shown again as it was sent. */
export class Misread extends Error {
  readonly word: keyof Catalogue["counter"]["panel"] & `need${string}`;

  constructor(word: Misread["word"]) {
    super(word);
    this.word = word;
  }
}

export const callTheNext: Deed = async (work, by) => {
  const called = await callNext(work, by);
  return called === null ? "nothingToCall" : undefined;
};

export const setState: Deed = (work, by, { state }) => {
  switch (state) {
    case "open":
      return openCounter(work, by);
    case "paused":
      return pauseCounter(work, by);
    case "closed":
      return closeCounter(work, by);
    default:
      throw new Refusal("not-understood", "notUnderstood");
  }
};

/** "Hotovo": by one key with no outcome, or from its panel with what came out and what was dealt with. */
export const finishIt: Deed = async (work, by, { fields, ticketId, fromPanel }) => {
  if (ticketId !== null && (await aimed(work, by, ticketId)) !== null) throw new Refusal("conflict", "ticketMoved");
  if (!fromPanel) return finish(work, { ...by, outcome: null });
  const outcome = OUTCOMES.find((one) => one === fields.text("outcome")) ?? null;
  await finish(work, { ...by, outcome, services: fields.all("services") });
};

export const postponeIt: Deed = async (work, by, { fields, ticketId }) => {
  const typed = fields.text("minutes").trim();
  const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (minutes < 1 || minutes > 120) throw new Misread("needMinutes");
  await postpone(work, { ...by, ticketId: await aimed(work, by, ticketId), minutes });
};

export const parkIt: Deed = async (work, by, { ticketId }) => {
  await park(work, { ...by, ticketId: await aimed(work, by, ticketId) });
};

export const returnIt: Deed = async (work, by, { ticketId }) => {
  if (ticketId === null) throw new Misread("needTicket");
  await unpark(work, { ...by, ticketId });
};

export const transferIt: Deed = async (work, by, { fields, ticketId }) => {
  const [kind, id = ""] = fields.text("to").split(":");
  const front = fields.text("front") === "1" ? { front: true as const } : {};
  const whom = { ...by, ticketId: await aimed(work, by, ticketId) };
  if (kind === "service") return transfer(work, { ...whom, to: { serviceId: id, ...front } });
  if (kind === "counter") return transfer(work, { ...whom, to: { counterId: id, ...front } });
  if (kind === "front" || fields.text("front") === "1") return transfer(work, { ...whom, to: { front: true } });
  throw new Misread("needDestination");
};

export const pickIt: Deed = async (work, by, { fields, ticketId }) => {
  const reason = PICK_REASONS.find((one) => one === fields.text("reason"));
  if (ticketId === null) throw new Misread("needTicket");
  if (reason === undefined) throw new Misread("needReason");
  await pick(work, { ...by, ticketId, reason });
};

export const serveDirectly: Deed = async (work, by, { fields }) => {
  const serviceId = fields.text("service");
  if (serviceId === "") throw new Misread("needService");
  await serveWithoutTicket(work, { ...by, serviceId });
};

export const raiseIt: Deed = async (work, by, { fields, ticketId }) => {
  const reason = CLASS_REASONS.find((one) => one === fields.text("reason"));
  const classId = fields.text("class");
  if (ticketId === null) throw new Misread("needTicket");
  if (classId === "") throw new Misread("needClass");
  if (reason === undefined) throw new Misread("needReason");
  await raiseClass(work, { ...by, ticketId, classId, reason });
};

/** Q7: what is served here today; the same as always is no change. */
export const setTheServices: Deed = async (work, by, { fields }) => {
  if (fields.text("reset") !== "") return setServices(work, { ...by, serviceIds: null });
  const serviceIds = fields.all("services");
  if (serviceIds.length === 0) throw new Misread("needService");
  const { services } = counterOf(await currentOffice(work), by.counterId);
  const isUsual = services.length === serviceIds.length && services.every((id) => serviceIds.includes(id));
  await setServices(work, { ...by, serviceIds: isUsual ? null : serviceIds });
};

export const noteIt: Deed = async (work, by, { fields, ticketId }) => {
  const current = (await counterNow(work, by.counterId)).current?.id ?? null;
  const about = ticketId ?? current;
  if (about === null) throw new Refusal("conflict", "nobodyHere");
  await saveNote(work, { ...by, ticketId: about, note: fields.text("note").trim() });
};

/** The verbs know who is at the counter as nobody named. */
async function aimed(work: Work, by: Press, ticketId: string | null): Promise<string | null> {
  if (ticketId === null) return null;
  const { current } = await counterNow(work, by.counterId);
  return current?.id === ticketId ? null : ticketId;
}
