import type { Location } from "../office/office-file.ts";
import type { Office } from "../office/office.ts";
import { muteFixtures } from "../office/sound.ts";
import type { Reader } from "../platform/work.ts";
import { paperNow, type PaperNow } from "./queries.ts";

/** What is wrong with a kiosk or a board, as staff are told. No personal data. */
export type FixtureTrouble =
  | { readonly kind: "printer"; readonly printer: string; readonly paper: PaperNow }
  | { readonly kind: "silent"; readonly what: "kiosk" | "board"; readonly name: string }
  /** A board whose sound could not be heard when it tried (V1). */
  | { readonly kind: "mute"; readonly name: string };

/** Whether a screen in the lobby that was heard before is silent now. */
export type Silent = (fixtureId: string) => boolean;

interface At {
  readonly office: Office;
  readonly location: Location;
  readonly silent: Silent;
}

/** K5, Q9, V1: printers that do not print, then screens nobody hears from, then boards without sound. */
export async function fixtureTroubles(reader: Reader, at: At): Promise<FixtureTrouble[]> {
  return [...(await printers(reader, at)), ...silentScreens(at), ...(await muteBoards(reader, at))];
}

async function printers(reader: Reader, { office, location }: At): Promise<FixtureTrouble[]> {
  const troubles: FixtureTrouble[] = [];
  for (const kiosk of office.kiosks) {
    if (kiosk.location !== location.id) continue;
    const paper = await paperNow(reader, kiosk.id);
    if (paper.state !== "ready") troubles.push({ kind: "printer", printer: kiosk.name, paper });
  }
  return troubles;
}

function silentScreens({ office, location, silent }: At): FixtureTrouble[] {
  const screens = [
    ...office.kiosks.map((kiosk) => ({ ...kiosk, what: "kiosk" as const })),
    ...office.boards.map((board) => ({ ...board, what: "board" as const })),
  ];
  return screens
    .filter((each) => each.location === location.id && silent(each.id))
    .map(({ what, name }) => ({ kind: "silent", what, name }));
}

async function muteBoards(reader: Reader, { office, location }: At): Promise<FixtureTrouble[]> {
  const mute = await muteFixtures(reader, location.id);
  return office.boards.filter(({ id }) => mute.has(id)).map(({ name }) => ({ kind: "mute", name }));
}
