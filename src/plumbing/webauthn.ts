import { isIP } from "node:net";
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { decodeClientDataJSON } from "@simplewebauthn/server/helpers";

/** What a browser gives back, each part as base64url text. (W3C Web Authentication, level 3, section 5.) */
export type Signed = {
  readonly id: string;
  /** The browser's own account of what it signed: for which page, answering what. */
  readonly client: string;
  /** What the authenticator adds: for which host, who was there, how often it signed. */
  readonly data: string;
  readonly signature: string;
};
/** A new key. What makes it is not asked to prove its make: it is the patient's own. */
export type Made = Pick<Signed, "id" | "client"> & { readonly attestation: string };

/** `key`: the public half, base64url of its COSE form. */
export type KnownKey = { readonly id: string; readonly key: string; readonly counter: number };

/** Where a passkey holds. `host` is the one it is made for: no page of another can ask for it. */
export type Place = { readonly origin: string; readonly host: string };

/** It is not what it ought to be: made for another page or host, by nobody who was recognised, by another key, or counting backwards. */
export type Fault = "not-proved";

/** ES256, which every telephone speaks, and RS256 of older computers: their numbers at IANA. */
export const ALGORITHMS = [-7, -257];

/** Where a clinic's passkeys hold; null where it is reached by a bare number, for which browsers make none. */
export function placeOfKeys(origin: string): Place | null {
  const host = new URL(origin).hostname;
  return isIP(host.replaceAll(/[[\]]/g, "")) === 0 ? { origin, host } : null;
}

/** What is answered; null where it cannot be read. Whoever asked looks whether they asked it, and asks it never again. */
export function challengeIn(client: string): string | null {
  try {
    const { challenge }: { challenge: unknown } = decodeClientDataJSON(client);
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}

/** The challenge was looked up, and used up, by whoever asks: here it only has to be the one they looked at. */
const expected = (client: string, { origin, host }: Place) => ({
  expectedChallenge: challengeIn(client) ?? "",
  expectedOrigin: origin,
  expectedRPID: host,
  requireUserVerification: true,
});

const publicKey = "public-key" as const;

/** Takes a new key, or says that it is none. */
export async function newKey(
  { id, client, attestation }: Made,
  place: Place,
): Promise<KnownKey | { readonly fault: Fault }> {
  const response = {
    id,
    rawId: id,
    type: publicKey,
    response: { clientDataJSON: client, attestationObject: attestation },
    clientExtensionResults: {},
  };
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      ...expected(client, place),
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (registrationInfo === undefined || registrationInfo.credential.id !== id) return { fault: "not-proved" };
    const { publicKey: key, counter } = registrationInfo.credential;
    return { id, key: Buffer.from(key).toString("base64url"), counter };
  } catch {
    return { fault: "not-proved" };
  }
}

/**
 * Whether the owner of a known key signed; gives back how often it has signed by now. A count that does not rise tells of a copy of
 * the key. Keys that are kept on several devices of one person do not count, and always say 0.
 */
export async function checkSignature(
  { id, client, data, signature }: Signed,
  place: Place,
  known: KnownKey,
): Promise<{ readonly counter: number } | { readonly fault: Fault }> {
  const response = {
    id,
    rawId: id,
    type: publicKey,
    response: { clientDataJSON: client, authenticatorData: data, signature },
    clientExtensionResults: {},
  };
  const credential = { id: known.id, publicKey: Buffer.from(known.key, "base64url"), counter: known.counter };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      ...expected(client, place),
      credential,
    });
    return verified ? { counter: authenticationInfo.newCounter } : { fault: "not-proved" };
  } catch {
    return { fault: "not-proved" };
  }
}
