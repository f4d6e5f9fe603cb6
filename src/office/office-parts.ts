import { officeHead, officeParts, type OfficeFile } from "./office-file.ts";
import type { PathStep } from "./yaml-lines.ts";

/** Something that is wrong with an office file, at a path. */
export interface Finding {
  readonly path: readonly PathStep[];
  readonly says: string;
}

export type Kind = keyof typeof officeParts;
export const KINDS: readonly Kind[] = [
  "locations",
  "agendas",
  "services",
  "plans",
  "counters",
  "kiosks",
  "boards",
  "displays",
];

/** A sound part and where it stands in its list. */
export interface Placed<Part> {
  readonly index: number;
  readonly part: Part;
}

/** The sound parts of a file of which others may be broken, so that all problems can be told at once. */
export type Parts = {
  readonly [K in Kind]: readonly Placed<OfficeFile[K][number]>[];
} & {
  readonly office: OfficeFile["office"] | null;
  /** Every part as it is written, the broken ones too. */
  readonly written: { readonly [K in Kind]: readonly unknown[] };
  /** Every id written in the file, those of broken parts too. */
  readonly ids: { readonly [K in Kind]: readonly WrittenId[] };
  /** Whether no part is broken; only then is something not found really missing. */
  readonly whole: boolean;
};

export interface WrittenId {
  readonly index: number;
  readonly id: string;
}

/** Takes a parsed document apart and keeps what is sound. */
export function partsOf(document: unknown): Parts {
  const written = (kind: Kind): unknown[] => listIn(document, kind);
  const sound = <K extends Kind>(kind: K) =>
    written(kind).flatMap((raw, index) => {
      const read = officeParts[kind].safeParse(raw);
      return read.success ? [{ index, part: read.data as OfficeFile[K][number] }] : [];
    });
  const head = officeHead.safeParse(inside(document, "office"));
  const parts = {
    locations: sound("locations"),
    agendas: sound("agendas"),
    services: sound("services"),
    plans: sound("plans"),
    counters: sound("counters"),
    kiosks: sound("kiosks"),
    boards: sound("boards"),
    displays: sound("displays"),
  };
  return {
    ...parts,
    office: head.success ? head.data : null,
    written: {
      locations: written("locations"),
      agendas: written("agendas"),
      services: written("services"),
      plans: written("plans"),
      counters: written("counters"),
      kiosks: written("kiosks"),
      boards: written("boards"),
      displays: written("displays"),
    },
    ids: {
      locations: idsIn(written("locations")),
      agendas: idsIn(written("agendas")),
      services: idsIn(written("services")),
      plans: idsIn(written("plans")),
      counters: idsIn(written("counters")),
      kiosks: idsIn(written("kiosks")),
      boards: idsIn(written("boards")),
      displays: idsIn(written("displays")),
    },
    whole: KINDS.every((kind) => parts[kind].length === written(kind).length),
  };
}

/** The sound part of that id, or null when there is none or it is broken. */
export const partOf = <Part extends { readonly id: string }>(
  placed: readonly Placed<Part>[],
  id: string,
): Part | null => placed.find(({ part }) => part.id === id)?.part ?? null;

/** Whether the file writes the id at all. */
export const isWritten = (parts: Parts, kind: Kind, id: string): boolean =>
  parts.ids[kind].some((written) => written.id === id);

const listIn = (document: unknown, kind: Kind): unknown[] => {
  const list = inside(document, kind);
  return Array.isArray(list) ? list : [];
};

const idsIn = (list: readonly unknown[]): WrittenId[] =>
  list.flatMap((raw, index) => {
    const id = inside(raw, "id");
    return typeof id === "string" ? [{ index, id }] : [];
  });

export const inside = (holder: unknown, key: string): unknown =>
  typeof holder === "object" && holder !== null ? Reflect.get(holder, key) : undefined;
