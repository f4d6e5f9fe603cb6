import { serviceOf, serviceTitle, told } from "../office/office.ts";
import type { Person, Visit } from "../platform/http.ts";
import { view } from "../platform/render.ts";
import type { Look } from "./look.ts";
import type { PanelForm, PanelKind, PanelModel, Tried } from "./panel.ts";
import {
  classForm,
  directForm,
  noteForm,
  outcomeForm,
  pickForm,
  postponeForms,
  returnForm,
  servicesForms,
  transferForm,
  type Filling,
} from "./panel-forms.ts";
import { helpModel } from "./keys.ts";

/** Which panel, and about whom: a ticket of the line, or the one at the counter where none is named. */
export interface AskedPanel {
  readonly kind: PanelKind;
  readonly ticketId: string | null;
  readonly tried: Tried | null;
}

export const panelView = view<PanelModel>("counter/_panel");

export function panelModel(look: Look, person: Person, visit: Visit, asked: AskedPanel): PanelModel {
  const t = visit.words.counter;
  const { queue } = look;
  const ticketId = asked.ticketId ?? queue.current?.id ?? "";
  const filling: Filling = { look, t, language: visit.language, tried: asked.tried, ticketId };
  const ticket = findTicket(look, ticketId);
  const base = `/counter/${queue.counterId}`;
  const { title, lead, forms } = contentOf(asked.kind, filling);
  return {
    t,
    language: visit.language,
    kind: asked.kind,
    title: ticket === null || !ABOUT_ONE.includes(asked.kind) ? title : `${ticket.number}: ${title}`,
    lead: forms.length === 0 && asked.kind !== "help" ? whyEmpty(asked, t) : lead,
    problem: asked.tried?.problem ?? "",
    base,
    address: `${base}/panel/${asked.kind}${asked.ticketId === null ? "" : `?ticket=${encodeURIComponent(asked.ticketId)}`}`,
    seen: String(queue.deed?.number ?? 0),
    who: person.staffId,
    current: ABOUT_ONE.includes(asked.kind) && ticketId === queue.current?.id ? ticketId : "",
    forms,
    keys: asked.kind === "help" ? helpModel(look, t) : [],
  };
}

const ABOUT_ONE: readonly PanelKind[] = ["outcome", "postpone", "transfer", "ticket", "note"];

function whyEmpty({ kind, ticketId }: AskedPanel, t: PanelModel["t"]): string {
  if (kind === "pick") return t.panel.nobodyWaits;
  return ticketId === null ? t.panel.nobody : t.panel.gone;
}

/** Who waits, who is parked here, or who is at the counter. */
function findTicket({ queue }: Look, ticketId: string) {
  if (queue.current?.id === ticketId) return queue.current;
  return (
    queue.line.find(({ ticket }) => ticket.id === ticketId)?.ticket ??
    queue.parked.find(({ id }) => id === ticketId) ??
    null
  );
}

function contentOf(kind: PanelKind, filling: Filling): { title: string; lead: string; forms: readonly PanelForm[] } {
  const { panel } = filling.t;
  const { look, ticketId } = filling;
  const isThere = findTicket(look, ticketId) !== null;
  const isHere = look.queue.current !== null && look.queue.current.id === ticketId;
  switch (kind) {
    case "outcome":
      return { title: panel.outcomeTitle, lead: "", forms: isHere ? [outcomeForm(filling)] : [] };
    case "postpone":
      return {
        title: panel.postponeTitle,
        lead: panel.postponeLead,
        forms: isThere ? postponeForms(filling).map(untitled) : [],
      };
    case "transfer":
      return {
        title: panel.transferTitle,
        lead: panel.transferLead,
        forms: isThere ? [untitled(transferForm(filling))] : [],
      };
    case "direct":
      return { title: panel.directTitle, lead: panel.directLead, forms: [directForm(filling)] };
    case "pick":
      return { title: panel.pickTitle, lead: panel.pickLead, forms: pickForm(filling, null) };
    case "ticket":
      return { title: aboutTicket(filling), lead: "", forms: isThere ? ticketForms(filling) : [] };
    case "services":
      return { title: panel.servicesTitle, lead: panel.servicesLead, forms: servicesForms(filling) };
    case "note":
      return { title: panel.noteTitle, lead: panel.noteLead, forms: isHere ? [noteForm(filling)] : [] };
    case "help":
      return { title: panel.helpTitle, lead: panel.helpLead, forms: [] };
    default:
      return kind satisfies never;
  }
}

/** Alone in a panel that says the same already. */
const untitled = (form: PanelForm): PanelForm => ({ ...form, title: "" });

function aboutTicket({ look, ticketId, language }: Filling): string {
  const ticket = findTicket(look, ticketId);
  if (ticket === null) return "";
  const service = serviceOf(look.office, ticket.serviceId);
  return service.short === null
    ? serviceTitle(look.office, service, language)
    : told(look.office, service.short, language);
}

/** All that can be done with one ticket of the line, or one that is parked here. */
function ticketForms(filling: Filling): readonly PanelForm[] {
  const isParked = filling.look.queue.parked.some(({ id }) => id === filling.ticketId);
  if (isParked) return [returnForm(filling), ...pickForm(filling, filling.ticketId)];
  return [
    ...pickForm(filling, filling.ticketId),
    ...classForm(filling),
    ...postponeForms(filling),
    transferForm(filling),
  ];
}
