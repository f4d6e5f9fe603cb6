import { addStaff, hashSecret, startSessionFor } from "../office/access.ts";
import { applyOfficeFile } from "../office/actions.ts";
import { frameOf } from "../office/frame.ts";
import { isSetupToken, useSetupToken } from "../office/installation.ts";
import { blankOffice } from "../office/blank.ts";
import { PRESETS, presetText } from "../office/presets.ts";
import { currentOffice } from "../office/queries.ts";
import { readOfficeFile, type Problem } from "../office/read-office-file.ts";
import type { OfficeFile } from "../office/office-file.ts";
import type { DeskNeeds } from "../platform/desk-needs.ts";
import { get, html, post, type Route, seeOther, staffCookie, type Visit } from "../platform/http.ts";
import { Refusal } from "../platform/refusal.ts";
import { readSetUp, type FieldError, type SetUp } from "./form.ts";
import { problemLine, setUpView } from "./pages.ts";

const MOST_FILE_BYTES = 1024 * 1024;

/** The one-time set-up link of a new real office (S8): the first administrator, and what to begin with. */
export function setUpRoutes(needs: DeskNeeds): Route[] {
  return [
    get("/setup/:token", "anyone", async (visit) => {
      await refuseWrongToken(needs, visit);
      return show(needs, visit, {
        name: "",
        login: "",
        begin: "",
        errors: [],
        problems: [],
      });
    }),
    post("/setup/:token", "anyone", (visit) => setUp(needs, visit)),
  ];
}

const tokenOf = (visit: Visit): string => visit.params["token"] ?? "";

async function refuseWrongToken(needs: DeskNeeds, visit: Visit): Promise<void> {
  const right = await needs.works.read((reader) => isSetupToken(reader, tokenOf(visit)));
  if (!right) throw new Refusal("not-found", "notFound");
}

interface Typed {
  readonly name: string;
  readonly login: string;
  /** What to begin with, as chosen in the form; a file itself cannot be given back. */
  readonly begin: string;
  readonly errors: readonly FieldError[];
  readonly problems: readonly Problem[];
}

async function show(needs: DeskNeeds, visit: Visit, typed: Typed): Promise<Response> {
  const office = await needs.works.read(currentOffice);
  const t = visit.words.admin;
  const frame = frameOf(office, visit, t.setUpTitle, null);
  const problems = typed.problems.map((problem) => problemLine(problem, t));
  const action = visit.link(`/setup/${tokenOf(visit)}`);
  const refused = typed.errors.length + typed.problems.length > 0;
  const model = { frame, t, action, presets: PRESETS, ...typed, problems };
  return html(needs.renderer.render(setUpView, model), refused ? 422 : 200);
}

async function setUp(needs: DeskNeeds, visit: Visit): Promise<Response> {
  const form = await visit.form(MOST_FILE_BYTES);
  await refuseWrongToken(needs, visit);
  const typed = { name: form.text("name"), login: form.text("login"), begin: form.text("begin") };
  const read = readSetUp(form, visit.words.admin);
  if ("errors" in read) return show(needs, visit, { ...typed, errors: read.errors, problems: [] });
  const office = officeToBegin(read.setUp);
  if ("problems" in office)
    return show(needs, visit, {
      ...typed,
      errors: [],
      problems: office.problems,
    });
  const passwordHash = await hashSecret(read.setUp.password);
  const { token } = await needs.works.write(async (work) => {
    if (!(await useSetupToken(work, tokenOf(visit)))) throw new Refusal("not-found", "notFound");
    const { name, login } = read.setUp;
    const staffId = await addStaff(work, {
      name,
      roles: ["admin"],
      login,
      passwordHash,
      pinHash: null,
    });
    await applyOfficeFile(work, office.office, staffId);
    return startSessionFor(work, staffId, "admin");
  });
  return seeOther(visit.link("/admin"), { "set-cookie": staffCookie(needs, "admin", token) });
}

function officeToBegin({ begin }: SetUp): { office: OfficeFile } | { problems: Problem[] } {
  switch (begin.with) {
    case "empty":
      return { office: blankOffice() };
    case "preset":
      return readOfficeFile(presetText(begin.town));
    case "file":
      return readOfficeFile(begin.text);
    default:
      return begin satisfies never;
  }
}
