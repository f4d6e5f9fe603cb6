import { frameOf } from "../office/frame.ts";
import { locationOf } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import { MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, type Route, type Visit, type Who } from "../platform/http.ts";
import type { Fragment } from "../platform/stream.ts";
import type { Reader } from "../platform/work.ts";
import { counterNow, lastEvent } from "../queue/queries.ts";
import { displayNow, displayNowView, displayOf, displayView, type CounterLook } from "./display.ts";
import { editionOf } from "./edition.ts";
import { polled, streamed, type Following } from "./following.ts";
import { shiftAt } from "./pages.ts";

const DISPLAY: Who = { fixture: "display" };

/** The small screen over one counter (V2), a device of its own. */
export const displayRoutes = (needs: DeskNeeds): Route[] => [
  get("/display/:display", DISPLAY, (visit) => page(needs, visit)),
  get("/display/:display/now", DISPLAY, async (visit) => polled(needs, visit, await following(needs, visit))),
  get("/display/:display/stream", DISPLAY, async (visit) => streamed(needs, visit, await following(needs, visit))),
];

async function lookAt(reader: Reader, visit: Visit): Promise<CounterLook & { readonly event: number }> {
  const office = await currentOffice(reader);
  const display = displayOf(office, visit.fixtureId ?? "");
  return {
    office,
    display,
    edition: editionOf(office),
    now: reader.now,
    event: await lastEvent(reader),
    counter: await counterNow(reader, display.counter),
  };
}

async function page(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const look = await needs.works.read((reader) => lookAt(reader, visit));
  const { office, display, event, edition, now } = look;
  const t = visit.words.board;
  const { timeZone } = locationOf(office, display.location);
  const model = {
    frame: frameOf(office, visit, t.display.title, needs.trialFrame(visit, timeZone)),
    t,
    displayId: display.id,
    edition,
    event,
    now,
    shift: shiftAt(now),
    part: displayNow(look, visit.language, t),
  };
  return html(needs.renderer.render(displayView, model));
}

const following = (needs: DeskNeeds, visit: Visit): Promise<Following> =>
  needs.works.read(async (reader) => {
    const office = await currentOffice(reader);
    const display = displayOf(office, visit.fixtureId ?? "");
    return {
      locationId: display.location,
      edition: editionOf(office),
      byMinute: true,
      render: () => fragmentOf(needs, visit),
    };
  });

function fragmentOf(needs: DeskNeeds, visit: Visit): Promise<Fragment> {
  const minute = Math.floor(needs.clocks.office() / MINUTE);
  return needs.live.once(`display ${visit.fixtureId} ${visit.language} ${minute}`, async () => {
    const look = await needs.works.read((reader) => lookAt(reader, visit));
    const part = displayNow(look, visit.language, visit.words.board);
    return { html: needs.renderer.render(displayNowView, part), number: look.event };
  });
}
