import { serviceOf, serviceTitle, told } from "../office/office.ts";
import type { Language } from "../platform/language.ts";
import { CLASS_REASONS, OUTCOMES, PICK_REASONS } from "../queue/reasons.ts";
import type { Catalogue } from "../wording/catalogue.ts";
import type { Look } from "./look.ts";
import { choice, type Choice, type PanelForm, type Tried } from "./panel.ts";

/** What the forms of a panel are filled from. */
export interface Filling {
  readonly look: Look;
  readonly t: Catalogue["counter"];
  readonly language: Language;
  readonly tried: Tried | null;
  /** Empty for nobody. */
  readonly ticketId: string;
}

const QUICK_MINUTES = [5, 10, 15, 30] as const;
const NOTHING = { fields: [], quick: [], submit: "", title: "", ticketId: "" } as const;

export function outcomeForm(filling: Filling): PanelForm {
  const { look, t, tried, ticketId } = filling;
  return {
    ...NOTHING,
    id: "outcome",
    to: "completions",
    ticketId,
    fields: [
      {
        kind: "radio",
        name: "outcome",
        label: t.panel.outcomeLabel,
        choices: OUTCOMES.map((value) =>
          choice(tried, "outcome", { value, label: t.panel.outcomes[value] }, value === "done"),
        ),
      },
      {
        kind: "check",
        name: "services",
        label: t.panel.servicesDone,
        choices: servicesHere(filling).map(({ value, label }) =>
          choice(tried, "services", { value, label }, value === look.queue.current?.serviceId),
        ),
      },
    ],
    submit: t.done,
  };
}

/** By one press for the usual ones, else by a number. */
export function postponeForms({ t, tried, ticketId }: Filling): PanelForm[] {
  const { panel } = t;
  const quick = QUICK_MINUTES.map((minutes) => ({
    name: "minutes",
    value: String(minutes),
    label: panel.minutes(minutes),
  }));
  const value = tried?.fields.text("minutes") ?? "";
  return [
    { ...NOTHING, id: "postpone", to: "postponements", ticketId, title: t.postpone, quick },
    {
      ...NOTHING,
      id: "minutes",
      to: "postponements",
      ticketId,
      fields: [{ kind: "minutes", name: "minutes", label: panel.postponeOwn, value }],
      submit: t.postpone,
    },
  ];
}

export function transferForm({ look, t, language, tried, ticketId }: Filling): PanelForm {
  const { panel } = t;
  const { office, location, counter } = look;
  const here = office.counters.filter((one) => one.location === location.id);
  const served = office.services.filter(({ id }) => here.some(({ services }) => services.includes(id)));
  const services = served.map((service) =>
    choice(tried, "to", {
      value: `service:${service.id}`,
      label: serviceTitle(office, service, language),
      more: panel.toService,
    }),
  );
  const counters = here
    .filter(({ id }) => id !== counter.id)
    .map(({ id, name }) =>
      choice(tried, "to", {
        value: `counter:${id}`,
        label: `${t.named[location.counterWord]} ${name}`,
        more: panel.toCounter,
      }),
    );
  return {
    ...NOTHING,
    id: "transfer",
    title: t.transfer,
    to: "transfers",
    ticketId,
    fields: [
      {
        kind: "radio",
        name: "to",
        label: panel.transferTitle,
        choices: [...counters, ...services, choice(tried, "to", { value: "front", label: panel.toFront })],
      },
      {
        kind: "check",
        name: "front",
        label: panel.toFront,
        choices: [choice(tried, "front", { value: "1", label: panel.toFrontToo })],
      },
    ],
    submit: t.transfer,
  };
}

export const directForm = (filling: Filling): PanelForm => ({
  ...NOTHING,
  id: "direct",
  to: "walk-ins",
  quick: servicesHere(filling).map(({ value, label }) => ({ name: "service", value, label })),
});

/** Calling out of turn: of all who wait and are parked here, or the one named. */
export function pickForm({ look, t, tried }: Filling, only: string | null): PanelForm[] {
  const { panel } = t;
  const tickets = [...look.queue.line.map(({ ticket }) => ticket), ...look.queue.parked];
  if (tickets.length === 0) return [];
  const reasons = PICK_REASONS.map((value) => choice(tried, "reason", { value, label: panel.pickReasons[value] }));
  const numbers = tickets.map(({ id, number }) => choice(tried, "ticket", { value: id, label: number }));
  return [
    {
      ...NOTHING,
      id: "pick",
      title: only === null ? "" : panel.callNow,
      to: "picks",
      ticketId: only ?? "",
      fields: [
        ...(only === null
          ? [{ kind: "select", name: "ticket", label: panel.pickWho, choices: orNone(numbers) } as const]
          : []),
        { kind: "radio", name: "reason", label: panel.why, choices: reasons },
      ],
      submit: panel.callNow,
    },
  ];
}

/** Q2: once, and only where the place knows classes. */
export function classForm({ look, t, language, tried, ticketId }: Filling): PanelForm[] {
  const { panel } = t;
  const { classes } = look.location;
  const isRaised = look.queue.line.some(({ ticket }) => ticket.id === ticketId && ticket.classId !== null);
  if (classes.length === 0 || isRaised) return [];
  const which = classes.map(({ id, name }) =>
    choice(tried, "class", { value: id, label: told(look.office, name, language) }),
  );
  const why = CLASS_REASONS.map((value) => choice(tried, "reason", { value, label: panel.classReasons[value] }));
  return [
    {
      ...NOTHING,
      id: "class",
      title: panel.classTitle,
      to: "classes",
      ticketId,
      fields: [
        { kind: "select", name: "class", label: panel.classWhich, choices: orNone(which) },
        { kind: "select", name: "reason", label: panel.why, choices: orNone(why) },
      ],
      submit: panel.raise,
    },
  ];
}

/** Q7: what this counter serves today. */
export function servicesForms(filling: Filling): PanelForm[] {
  const { look, t, language, tried } = filling;
  const { office, location, queue } = look;
  const here = office.counters.filter((one) => one.location === location.id).flatMap(({ services }) => services);
  const choices = office.services
    .filter(({ id }) => here.includes(id))
    .map((service) =>
      choice(
        tried,
        "services",
        { value: service.id, label: serviceTitle(office, service, language) },
        queue.services.includes(service.id),
      ),
    );
  return [
    {
      ...NOTHING,
      id: "services",
      to: "services",
      fields: [{ kind: "check", name: "services", label: t.services, choices }],
      submit: t.panel.save,
    },
    ...(queue.servicesChanged
      ? [
          {
            ...NOTHING,
            id: "default",
            to: "services",
            quick: [{ name: "reset", value: "1", label: t.panel.servicesReset }],
          },
        ]
      : []),
  ];
}

export const noteForm = ({ look, t, tried, ticketId }: Filling): PanelForm => ({
  ...NOTHING,
  id: "note",
  to: "notes",
  ticketId,
  fields: [{ kind: "note", name: "note", label: t.note, value: tried?.fields.text("note") ?? look.queue.note ?? "" }],
  submit: t.panel.save,
});

export const returnForm = ({ t, ticketId }: Filling): PanelForm => ({
  ...NOTHING,
  id: "return",
  to: "returns",
  ticketId,
  submit: t.parkedBack,
});

const orNone = (choices: readonly Choice[]): Choice[] => [
  { value: "", label: "–", more: "", chosen: !choices.some(({ chosen }) => chosen) },
  ...choices,
];

/** What the counter serves, and what its client of now came for. */
function servicesHere({ look, language }: Filling): { value: string; label: string }[] {
  const { office, queue } = look;
  const now = queue.current?.serviceId;
  return office.services
    .filter(({ id }) => queue.services.includes(id) || id === now)
    .map(({ id }) => ({ value: id, label: serviceTitle(office, serviceOf(office, id), language) }));
}
