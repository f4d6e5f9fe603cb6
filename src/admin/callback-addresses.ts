import type { DeskNeeds } from "../platform/desk-needs.ts";

/** Where providers tell us what became of messages: what an administrator pastes there. */
export interface CallbackAddresses {
  readonly of: readonly { readonly provider: string; readonly address: string }[];
  /** There is a provider that would tell, and no secret for its address. */
  readonly lackSecret: boolean;
}

/** Those that tell by calling; a modem and SMSbrána are asked. */
const CALLING: Readonly<Record<string, string>> = {
  resend: "Resend",
  smsapi: "SMSAPI",
  android: "SMS Gateway for Android",
};

export function callbackAddresses(needs: Pick<DeskNeeds, "publicAddress" | "callbacks">): CallbackAddresses {
  const { own, from } = needs.callbacks;
  const calling = from.filter((transport) => Object.hasOwn(CALLING, transport));
  const secret = own[0];
  if (secret === undefined) return { of: [], lackSecret: calling.length > 0 };
  return {
    of: calling.map((transport) => ({
      provider: CALLING[transport] ?? transport,
      address: `${needs.publicAddress}/callbacks/${transport}/${secret}`,
    })),
    lackSecret: false,
  };
}
