import { people, signedIn } from "../office/access.ts";
import { frameOf } from "../office/frame.ts";
import { counterOf, type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { cookieOf, html, type Person, type Visit } from "../platform/http.ts";
import { present, Refusal } from "../platform/refusal.ts";
import { eventStream } from "../platform/stream.ts";
import type { Reader } from "../platform/work.ts";
import { counterNow } from "../queue/queries.ts";
import { saidOf, ticketIdOf } from "./form.ts";
import { lookAt, type Look } from "./look.ts";
import { chooseModel, chooseView, counterPageModel, counterView } from "./pages.ts";
import { panelKindOf } from "./panel.ts";
import { panelModel, panelView, type AskedPanel } from "./panels.ts";
import { nowView, screenModel } from "./screen.ts";

/** A screen in the lobby that nobody has heard for so long is told to the counters. */
const SILENCE_MS = MINUTE;

export async function choose(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const person = present(visit.person);
  const model = await needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const counters = [];
    for (const { id } of office.counters) counters.push(await counterNow(reader, id));
    const staff = await people(reader);
    const title = visit.words.counter.chooseTitle;
    const frame = frameFor(needs, visit, office, title);
    return chooseModel(frame, visit, person, { office, counters, staff });
  });
  return html(needs.renderer.render(chooseView, model));
}

/** A whole page: the screen, what is to be said, and the panel that is open. */
export interface Say {
  readonly notice: string;
  readonly status: number;
  readonly panel?: AskedPanel;
}

export async function page(needs: DeskNeeds, visit: Visit, say?: Say): Promise<Response> {
  const person = present(visit.person);
  const said = saidOf(visit.url);
  const notice = say?.notice ?? (said === null ? "" : visit.words.refusals[said]);
  const model = await needs.works.read(async (reader) => {
    const seen = await look(needs, visit, reader);
    const screen = screenModel(seen, person, visit, notice);
    const url = new URL(screen.links.base, visit.url); // an answer to a press is a page of the same address
    const frame = frameFor(needs, { ...visit, url }, seen.office, screen.title);
    const panel = say?.panel === undefined ? null : panelModel(seen, person, visit, say.panel);
    return counterPageModel({ frame, visit, screen, panel, event: seen.event });
  });
  return html(needs.renderer.render(counterView, model), say?.status ?? 200);
}

/** One panel, beside the screen without script, else by itself. */
export async function panel(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const kind = present(panelKindOf(visit.params["panel"] ?? ""));
  const asked = { kind, ticketId: ticketIdOf(visit.url.searchParams.get("ticket")), tried: null };
  return visit.partial
    ? panelAlone(needs, visit, asked)
    : page(needs, visit, { notice: "", status: 200, panel: asked });
}

/** The form was not understood: the same panel with what was typed, in its place and not in the screen's. */
export function panelAgain(needs: DeskNeeds, visit: Visit, asked: AskedPanel): Promise<Response> {
  if (visit.partial) return panelAlone(needs, visit, asked, { "hx-retarget": "#panel" });
  return page(needs, visit, { notice: "", status: 422, panel: asked });
}

async function panelAlone(
  needs: DeskNeeds,
  visit: Visit,
  asked: AskedPanel,
  headers: Record<string, string> = {},
): Promise<Response> {
  const person = present(visit.person);
  const seen = await needs.works.read((reader) => look(needs, visit, reader));
  return html(needs.renderer.render(panelView, panelModel(seen, person, visit, asked)), 200, headers);
}

export async function fragment(needs: DeskNeeds, visit: Visit, notice = ""): Promise<Response> {
  const person = present(visit.person);
  const seen = await needs.works.read((reader) => look(needs, visit, reader));
  const body = needs.renderer.render(nowView, screenModel(seen, person, visit, notice));
  return html(body, 200, { "x-event": String(seen.event) });
}

/** For a browser without live streams: the screen if anything happened since `after`, else nothing. */
export async function now(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const answer = await fragment(needs, visit);
  const after = Number(visit.url.searchParams.get("after") ?? "-1");
  const event = Number(answer.headers.get("x-event"));
  return event > after ? answer : new Response(null, { status: 204 });
}

export async function stream(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const person = present(visit.person);
  const locationId = await needs.works.read(
    async (reader) => counterOf(await currentOffice(reader), visit.params["counter"] ?? "").location,
  );
  return eventStream(needs, visit, {
    after: 0,
    wants: (told) => told.locationId === null || told.locationId === locationId,
    look: async () => {
      const seen = await needs.works.read(async (reader) => {
        await mustStillBe(reader, visit, person);
        return look(needs, visit, reader);
      });
      const model = screenModel(seen, person, visit);
      return {
        html: needs.renderer.render(nowView, model),
        number: seen.event,
      };
    },
    render: (fragment) => fragment,
  });
}

const look = (needs: DeskNeeds, visit: Visit, reader: Reader): Promise<Look> =>
  lookAt(reader, visit.params["counter"] ?? "", {
    clock: needs.clocks.trouble(),
    silent: (fixtureId) => {
      const heard = needs.live.heardAt(fixtureId);
      return heard !== null && needs.clocks.elapsed() - heard >= SILENCE_MS;
    },
  });

/** A stream outlives a sign-out; from then on it must tell nothing more (A1). */
async function mustStillBe(reader: Reader, { request }: Visit, person: Person): Promise<void> {
  const token = cookieOf(request, "staff") ?? "";
  const now = await signedIn(reader, token, "counter");
  if (now?.staffId !== person.staffId) throw new Refusal("not-signed-in", "notSignedIn");
}

const frameFor = (needs: DeskNeeds, visit: Visit, office: Office, title: string) =>
  frameOf(office, visit, title, needs.trialFrame(visit, officeZone(office)));
