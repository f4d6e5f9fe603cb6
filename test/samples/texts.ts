import { sceneOf } from "../../src/admin/scene.ts";
import { faultsOf } from "../../src/admin/wording-form.ts";
import { shippedOf, textModel, textsModel, withWording, type Which } from "../../src/admin/wording-pages.ts";
import type { Office } from "../../src/office/office.ts";
import { at } from "../support/clock.ts";
import { sampleOffice, sampleVisit, type Sample } from "../support/sample.ts";

const admin = { staffId: "a", name: "Alena Správná", roles: ["admin"] } as const;
const visit = { ...sampleVisit("/admin/texts"), person: admin };
const scene = (office: Office) =>
  sceneOf(office, visit, { title: visit.words.texts.title, room: "texts", trial: null });
const MAIL: Which = { kind: "please-confirm", channel: "email", language: "cs" };
const SMS: Which = { kind: "confirmed", channel: "sms", language: "uk" };
const own: Office = withWording(sampleOffice, MAIL, {
  subject: "Čekáme na vás",
  text: "Potvrďte do {deadline}.\n\n{button}",
});

const of = (which: Which) => ({
  ...which,
  base: "http://lhota.example",
  now: at("2026-11-24T07:40:00"),
  zone: "Europe/Prague",
});
const broken = { subject: "Kód {code}", text: "Dobrý den, přijďte {kdy}." };

export const samples: Sample[] = [
  { view: "admin/wording", name: "one of its own", screen: "desktop", model: textsModel(scene(own)) },
  {
    view: "admin/wording-text",
    name: "mail as shipped",
    screen: "desktop",
    model: textModel(scene(sampleOffice), {
      which: of(MAIL),
      typed: shippedOf(sampleOffice, MAIL),
      errors: [],
      saved: false,
    }),
  },
  {
    view: "admin/wording-text",
    name: "mail refused",
    screen: "desktop",
    model: textModel(scene(own), {
      which: of(MAIL),
      typed: broken,
      errors: faultsOf(MAIL.kind, broken, visit.words),
      saved: false,
    }),
  },
  {
    view: "admin/wording-text",
    name: "text message, saved",
    screen: "phone",
    model: textModel(scene(sampleOffice), {
      which: of(SMS),
      typed: { subject: "", text: shippedOf(sampleOffice, SMS).text },
      errors: [],
      saved: true,
    }),
  },
];
