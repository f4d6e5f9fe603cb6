import { SECOND } from "../../platform/clock.ts";
import type { Outcome } from "../delivery.ts";
import type { Answer, Call } from "./dialect.ts";
import { later, unsure } from "./outcomes.ts";

const MOST_ANSWER = 64 * 1024;
const MOST_WAIT_SECONDS = 3600;

/**
 * Asks a provider, at most so many milliseconds. Where nobody was met the message has not left; after that nobody knows
 * whether a line that was cut, or an answer that never came, left it taken.
 */
export async function ask({ url, method, headers, body }: Call, limit: number): Promise<Answer | Outcome> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual", // a key goes nowhere else
      signal: AbortSignal.timeout(limit),
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, retryAfter: retryAfterOf(response.headers), text: await textOf(response) };
  } catch (error) {
    return faultOf(error);
  }
}

export const isAnswer = (met: Answer | Outcome): met is Answer => "status" in met;

const NOBODY_MET = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|UNABLE_TO_|ERR_TLS|.*CERT)/;

function faultOf(error: unknown): Outcome {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (name === "TimeoutError") return unsure("timeout");
  return typeof code === "string" && NOBODY_MET.test(code) ? later("unreachable") : unsure("unreachable");
}

/** The whole answer, or null: an answer without its end says nothing. */
async function textOf(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.byteLength;
      if (size > MOST_ANSWER) {
        await reader.cancel();
        return null;
      }
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    return null;
  }
  return text + decoder.decode();
}

function retryAfterOf(headers: Headers): number {
  const seconds = Number(headers.get("retry-after") ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, MOST_WAIT_SECONDS) * SECOND : 0;
}
