import { reportSound } from "../office/sound.ts";
import { currentOffice } from "../office/queries.ts";
import { MINUTE } from "../platform/clock.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import type { Visit } from "../platform/http.ts";
import { isLanguage, type Language } from "../platform/language.ts";
import { present, Refusal } from "../platform/refusal.ts";
import type { Reader } from "../platform/work.ts";
import { boardCalls } from "../queue/queries.ts";
import { callText, spokenIn, testText } from "./announcements.ts";
import { counterIdsOf, setOf } from "./look.ts";
import { MOST_CALLS } from "./pages.ts";

/** An announcement is asked for while the one before it is heard, not later. */
const ASKED_WITHIN = 10 * MINUTE;

/** V1: the sound of one call of this board, made from the call itself, so that a board can say nothing else. */
export async function clip(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const language = visit.params["language"];
  if (!isLanguage(language)) throw new Refusal("not-found", "notFound");
  const text = await needs.works.read((reader) => textFor(needs, reader, { visit, language }));
  const sound = present(await needs.speech.clip(language, text));
  return sliced(visit.request, sound);
}

async function textFor(
  needs: DeskNeeds,
  reader: Reader,
  { visit, language }: { visit: Visit; language: Language },
): Promise<string> {
  const set = setOf(needs, await currentOffice(reader), visit);
  if (!spokenIn(set.location).includes(language)) throw new Refusal("not-found", "notFound");
  if (visit.params["event"] === "test") return testText(language);
  const at = { locationId: set.board.location, counterIds: counterIdsOf(set), most: MOST_CALLS };
  const event = Number(visit.params["event"]);
  const call = (await boardCalls(reader, at)).find((each) => each.event === event);
  if (call === undefined || reader.now - call.at > ASKED_WITHIN) throw new Refusal("not-found", "notFound");
  return callText(set, call, language);
}

/** Many televisions play sound only from a server that can send a part of it. */
function sliced(request: Request, sound: Uint8Array): Response {
  const headers = { "content-type": "audio/wav", "accept-ranges": "bytes" };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "") ?? [];
  if (from === undefined || Number(from) >= sound.length) return new Response(new Uint8Array(sound), { headers });
  const last = Math.min(to === undefined || to === "" ? Infinity : Number(to), sound.length - 1);
  return new Response(new Uint8Array(sound.subarray(Number(from), last + 1)), {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${from}-${last}/${sound.length}` },
  });
}

/** V1: the board tells whether it could be heard when it tried; staff read it where they work. */
export async function report(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form();
  const isHeard = form.text("heard") === "1";
  await needs.works.write((work) => reportSound(work, visit.fixtureId ?? "", isHeard));
  return new Response(null, { status: 204 });
}
