import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { instant, type Instant } from "./platform/clock.ts";
import { StorageFault } from "./platform/database.ts";

/** Where this installation keeps its data. */
export interface DataFolder {
  readonly file: string;
  /** True only where an empty folder may be filled now. */
  readonly create: boolean;
  /** The last instant the product was known to run, or null at the very first start. */
  readonly lastAlive: Instant | null;
  keepAlive(at: Instant): void;
}

/**
 * Finds the data file and decides whether it may be made. A folder is trial or real for ever; a real one is filled only
 * by `start --first`, so that a disk that was not mounted does not look like a new office. Throws a StorageFault.
 */
export function openDataFolder(config: Config): DataFolder {
  const { folder } = config;
  const file = join(folder, config.mode === "trial" ? `trial-${config.town}.db` : "okenko.db");
  refuseMixing(config);
  if (config.mode === "trial") {
    mkdirSync(folder, { recursive: true });
    if (config.fresh) forget(file);
    return folderOf(file, !existsSync(file));
  }
  if (existsSync(file)) {
    if (config.first) throw new StorageFault(`${file} is there already: start without --first.`);
    return folderOf(file, false);
  }
  if (!config.first)
    throw new StorageFault(`${file} is not there. Is the disk mounted? A new office begins with: start --first`);
  mkdirSync(folder, { recursive: true });
  return folderOf(file, true);
}

function refuseMixing(config: Config): void {
  const names = existsSync(config.folder) ? readdirSync(config.folder) : [];
  if (config.mode === "trial" && names.includes("okenko.db"))
    throw new StorageFault(
      `${config.folder} belongs to a real office: set OKENKO_ADDRESS, or OKENKO_DATA to another folder.`,
    );
  if (config.mode === "real" && names.some((name) => /^trial-.*\.db$/.test(name)))
    throw new StorageFault(`${config.folder} belongs to a trial office: set OKENKO_DATA to another folder.`);
}

function folderOf(file: string, create: boolean): DataFolder {
  const alive = `${file}.alive`;
  return {
    file,
    create,
    lastAlive: readAlive(alive),
    keepAlive: (at) => writeAlive(alive, at),
  };
}

function readAlive(path: string): Instant | null {
  if (!existsSync(path)) return null;
  const at = Number(readFileSync(path, "utf8"));
  return Number.isSafeInteger(at) && at > 0 ? instant(at) : null;
}

/** Moved into place, so that a kill never leaves half a number. A full disk is no reason to stop serving. */
function writeAlive(path: string, at: Instant): void {
  try {
    writeFileSync(`${path}.new`, String(at));
    renameSync(`${path}.new`, path);
  } catch {
    // the next second tries again
  }
}

function forget(file: string): void {
  for (const ending of ["", "-wal", "-shm", ".lock", ".alive"]) rmSync(`${file}${ending}`, { force: true });
}
