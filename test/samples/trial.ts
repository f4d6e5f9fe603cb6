import { desksModel, inboxModel } from "../../src/trial/pages.ts";
import { at } from "../support/clock.ts";
import { sampleFrame, sampleOffice, sampleVisit } from "../support/sample.ts";
import type { Sample } from "../support/sample.ts";

const visit = sampleVisit("/trial");
const frame = sampleFrame("Zkušební úřad", visit, {
  clock: "7:40",
  back: "/trial",
});
const t = visit.words.trial;

export const samples: Sample[] = [
  {
    view: "trial/desks",
    name: "all desks",
    screen: "desktop",
    model: desksModel(sampleOffice, visit, frame, {
      text: "úterý 24. listopadu 2026 7:40",
      running: true,
    }),
  },
  {
    view: "trial/inbox",
    name: "one mail and one text",
    screen: "desktop",
    model: inboxModel(
      visit,
      frame,
      {
        messages: [
          {
            channel: "email",
            to: "vesna@example.org",
            subject: "Potvrďte prosím termín",
            text: "Termín držíme do 7:55.",
            links: [
              {
                label: "Potvrdit termín",
                href: "http://lhota.example/booking/confirm/x",
              },
            ],
            created: at("2026-11-24T07:40:00"),
            state: "accepted",
          },
        ],
        texts: [
          {
            from: "+420601000001",
            text: "OBJ HELP",
            received: at("2026-11-24T07:41:00"),
          },
        ],
      },
      "Europe/Prague",
    ),
  },
  {
    view: "trial/inbox",
    name: "empty",
    screen: "none",
    model: inboxModel(visit, frame, { messages: [], texts: [] }, "Europe/Prague"),
  },
  {
    view: "trial/paper",
    name: "empty",
    screen: "none",
    model: { frame, t, papers: [] },
  },
  {
    view: "trial/paper",
    name: "one",
    screen: "none",
    model: {
      frame,
      t,
      papers: [
        {
          picture: "/trial/paper/1.png",
          kiosk: "hala",
          printed: "8:01",
          alt: t.ticket,
        },
      ],
    },
  },
];
