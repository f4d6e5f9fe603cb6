import { homeModel, manualModel, NO_TROUBLE, problemLine, type HomeSight } from "../../src/admin/pages.ts";
import { sceneOf } from "../../src/admin/scene.ts";
import { officeFileManual } from "../../src/office/manual.ts";
import { PRESETS } from "../../src/office/presets.ts";
import { at } from "../support/clock.ts";
import { sampleFrame, sampleOffice, sampleVisit, type Sample } from "../support/sample.ts";

const admin = { staffId: "a", name: "Alena Správná", roles: ["admin"] } as const;
const visit = { ...sampleVisit("/admin"), person: admin };
const t = visit.words.admin;
const frame = sampleFrame(t.title, visit);
const sight: HomeSight = {
  reservations: [],
  people: [{ ...admin, hasPin: false }],
  outages: [{ from: at("2026-11-24T07:00:00"), to: at("2026-11-24T07:12:00") }],
  zone: "Europe/Prague",
};
const problem = { path: "plans[0].services[1]", line: 12, says: "There is no service named pas." };

export const samples: Sample[] = [
  {
    view: "admin/home",
    name: "administrator",
    screen: "desktop",
    model: homeModel(sampleOffice, visit, frame, { ...sight, ...NO_TROUBLE }),
  },
  {
    view: "admin/home",
    name: "broken office file",
    screen: "desktop",
    model: homeModel(sampleOffice, visit, frame, { ...sight, ...NO_TROUBLE, problems: [problem] }),
  },
  {
    view: "admin/sign-in",
    name: "wrong",
    screen: "phone",
    model: { frame, t, action: "/admin/sign-in", login: "alena", wrong: true },
  },
  {
    view: "admin/set-up",
    name: "with errors",
    screen: "desktop",
    model: {
      frame,
      t,
      action: "/setup/x",
      name: "",
      login: "al",
      presets: PRESETS,
      errors: [{ field: "login", says: t.needLogin }],
      problems: [problemLine(problem, t)],
    },
  },
  { view: "admin/manual", name: "whole", screen: "none", model: manualModel(visit, frame, officeFileManual()) },
  {
    view: "admin/messages",
    name: "one",
    screen: "none",
    model: {
      ...sceneOf(sampleOffice, visit, { title: t.messages, room: "messages", trial: null }).page,
      messages: [
        {
          to: "vesna@example.org",
          subject: "Termín",
          text: "Termín držíme.",
          created: "24. 11. 7:40",
          state: "accepted",
        },
      ],
    },
  },
];
