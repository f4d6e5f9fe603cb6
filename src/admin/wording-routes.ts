import { wordingOf } from "../messaging/letter.ts";
import { isChannel } from "../messaging/message.ts";
import { setWording } from "../office/actions.ts";
import { MESSAGE_KINDS } from "../office/message-kinds.ts";
import { type Office, officeZone } from "../office/office.ts";
import { currentOffice } from "../office/queries.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, seeOther, type Route, type Visit } from "../platform/http.ts";
import { isLanguage } from "../platform/language.ts";
import { present } from "../platform/refusal.ts";
import type { FieldError } from "./form.ts";
import { OFFICE_WATCH, sceneFor } from "./scene.ts";
import type { Example } from "./wording-example.ts";
import { faultsOf, ownWording, typedIn, type Typed } from "./wording-form.ts";
import {
  addressOf,
  composedAs,
  keyOf,
  shippedOf,
  textModel,
  textsModel,
  textsView,
  textView,
} from "./wording-pages.ts";

/** A mail as it leaves carries its own styles: it may be looked at, alone, and can do nothing at all (S6). */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** Where the office words its messages anew and sees how they will look (B10). */
export function wordingRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/admin/texts", OFFICE_WATCH, (visit) => list(needs, visit)),
    get("/admin/texts/:kind", OFFICE_WATCH, (visit) => show(needs, visit)),
    post("/admin/texts/:kind", OFFICE_WATCH, (visit) => save(needs, visit)),
    post("/admin/texts/:kind/look", OFFICE_WATCH, (visit) => look(needs, visit)),
    get("/admin/texts/:kind/preview", OFFICE_WATCH, (visit) => preview(needs, visit, null)),
    post("/admin/texts/:kind/preview", OFFICE_WATCH, async (visit) =>
      preview(needs, visit, typedIn(await visit.form())),
    ),
    post("/admin/texts/:kind/shipped", OFFICE_WATCH, (visit) => backToShipped(needs, visit)),
  ];
}

async function list(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const scene = sceneFor(needs, office, visit, { title: visit.words.texts.title, room: "texts" });
  return html(needs.renderer.render(textsView, textsModel(scene)));
}

async function show(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  return page(needs, office, visit, { typed: wordedNow(office, whichOf(needs, office, visit)), errors: [] });
}

/** Shows what was typed, with what would keep it from being saved; changes nothing. */
async function look(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const typed = typedIn(await visit.form());
  const office = await needs.works.read(currentOffice);
  const { kind } = whichOf(needs, office, visit);
  return page(needs, office, visit, { typed, errors: faultsOf(kind, typed, visit.words) });
}

async function save(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const typed = typedIn(await visit.form());
  const office = await needs.works.read(currentOffice);
  const which = whichOf(needs, office, visit);
  const errors = faultsOf(which.kind, typed, visit.words);
  if (errors.length > 0) return page(needs, office, visit, { typed, errors });
  const text = ownWording(typed, shippedOf(office, which), which.channel);
  await keep(needs, visit, which, text);
  return seeOther(`${addressOf(visit, which)}&saved=1`);
}

async function backToShipped(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const which = whichOf(needs, office, visit);
  await keep(needs, visit, which, null);
  return seeOther(`${addressOf(visit, which)}&saved=1`);
}

const keep = (needs: DeskNeeds, visit: Visit, which: Example, text: ReturnType<typeof ownWording>): Promise<boolean> =>
  needs.works.write((work) =>
    setWording(work, { key: keyOf(which), language: which.language, text, staffId: visit.person?.staffId ?? null }),
  );

/** The mail itself, in a window of its own; `typed` null: as it is worded now. */
async function preview(needs: DeskNeeds, visit: Visit, typed: Typed | null): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const which = whichOf(needs, office, visit);
  const { parts, body } = composedAs(office, which, typed ?? wordedNow(office, which));
  if (which.channel === "sms") return new Response(body, { headers: { "content-type": "text/plain; charset=utf-8" } });
  return html(parts.html, 200, { "content-security-policy": MAIL_POLICY });
}

/** Which text the address names; throws notFound for none. */
function whichOf(needs: DeskNeeds, office: Office, visit: Visit): Example {
  const asked = visit.url.searchParams;
  const kind = present(MESSAGE_KINDS.find((each) => each === visit.params["kind"]));
  const channel = asked.get("channel") ?? "email";
  const language = asked.get("in") ?? office.office.languages[0] ?? "cs";
  return {
    kind,
    channel: present(isChannel(channel) ? channel : null),
    language: present(isLanguage(language) && office.office.languages.includes(language) ? language : null),
    base: needs.publicAddress,
    now: needs.clocks.office(),
    zone: officeZone(office),
  };
}

const wordedNow = (office: Office, which: Example): Typed => {
  const { subject, text } = wordingOf(office, which.kind, which);
  return { subject: which.channel === "sms" ? "" : subject, text };
};

function page(
  needs: DeskNeeds,
  office: Office,
  visit: Visit,
  shown: { typed: Typed; errors: readonly FieldError[] },
): Response {
  const which = whichOf(needs, office, visit);
  const { texts: t } = visit.words;
  const itself = { ...visit, url: new URL(addressOf(visit, which), visit.url) }; // also where a post is answered with the page
  const title = `${t.kinds[which.kind]} – ${t[which.channel]}`;
  const scene = sceneFor(needs, office, itself, { title, room: "texts" });
  const saved = visit.request.method === "GET" && visit.url.searchParams.has("saved");
  const model = textModel(scene, { which, saved, ...shown });
  return html(needs.renderer.render(textView, model), shown.errors.length > 0 ? 422 : 200);
}
