import { note } from "../platform/event.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Work } from "../platform/work.ts";
import { locationOf } from "./office.ts";
import { officeFile, type Closure, type Location } from "./office-file.ts";
import { currentOffice } from "./queries.ts";
import { writeOffice } from "./store.ts";

export interface ClosureChange {
  readonly locationId: string;
  readonly closure: Closure;
  readonly staffId: string;
}

/** B12: closes a location, hours of its days, or some of its services. The same closure once more changes nothing. Returns the office's version. */
export async function addClosure(work: Work, { locationId, closure, staffId }: ClosureChange): Promise<number> {
  const office = await currentOffice(work);
  const { closures } = locationOf(office, locationId);
  const isUnknown = closure.services?.some((id) => !office.services.some((service) => service.id === id)) ?? false;
  if (isUnknown || closure.from > closure.to) throw new Refusal("not-understood", "notUnderstood");
  if (closures.some((each) => isSame(each, closure))) return office.version;
  const all = [...closures, closure].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return write(work, { locationId, closures: all, staffId, kind: "closure-added" });
}

/** Takes a closure back, whatever its reason says; one that is not there any more is no error. Returns the office's version. */
export async function removeClosure(
  work: Work,
  { locationId, closure, staffId }: Omit<ClosureChange, "closure"> & { readonly closure: Span },
): Promise<number> {
  const office = await currentOffice(work);
  const { closures } = locationOf(office, locationId);
  const left = closures.filter((each) => !isSame(each, closure));
  if (left.length === closures.length) return office.version;
  return write(work, { locationId, closures: left, staffId, kind: "closure-removed" });
}

type Span = Pick<Closure, "from" | "to" | "hours" | "services">;

const isSame = (a: Span, b: Span): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.hours === b.hours &&
  JSON.stringify(a.services?.toSorted() ?? null) === JSON.stringify(b.services?.toSorted() ?? null);

async function write(
  work: Work,
  change: { locationId: string; closures: Location["closures"]; staffId: string; kind: string },
): Promise<number> {
  const { locationId, closures, staffId, kind } = change;
  const { version: _, ...file } = await currentOffice(work);
  const locations = file.locations.map((each) => (each.id === locationId ? { ...each, closures } : each));
  const version = await writeOffice(work, officeFile.parse({ ...file, locations }));
  await note(work, { kind, locationId, staffId, detail: { version } });
  return version;
}
