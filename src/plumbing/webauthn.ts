import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";
import { isIP } from "node:net";

/** What a browser gives back, each part as base64url text. (W3C Web Authentication, level 3, sections 6.1 and 7.) */
export type Signed = {
  readonly id: string;
  /** The browser's own account of what it signed: for which page, answering what. */
  readonly client: string;
  /** What the authenticator adds: for which host, who was there, how often it signed. */
  readonly data: string;
  readonly signature: string;
};
/** A new key. What makes it is not asked to prove its make: it is the patient's own. */
export type Made = Omit<Signed, "signature"> & { readonly key: string; readonly algorithm: number };

export type KnownKey = { readonly key: string; readonly algorithm: number; readonly counter: number };

/** Where a passkey holds. `host` is the one it is made for: no page of another can ask for it. */
export type Place = { readonly origin: string; readonly host: string };

export type Fault =
  | "not-understood"
  | "other-page"
  | "other-host"
  | "nobody-there"
  | "weak-key"
  | "wrong-signature"
  | "counter-back";

/** ES256, which every telephone speaks, and RS256 of older computers: their numbers at IANA. */
export const ALGORITHMS = [-7, -257] as const;

const PRESENT = 0x01;
const VERIFIED = 0x04;
const HOST_HASH = 32;
const COUNTER_AT = 33;
const SHORTEST = 37;
/** Behind the counter: 16 bytes of make, 2 of length, then the id of the key. */
const ID_LENGTH_AT = 53;
const RSA_BITS = 2048;

/** Where a clinic's passkeys hold; null where it is reached by a bare number, for which browsers make none. */
export function placeOfKeys(origin: string): Place | null {
  const host = new URL(origin).hostname;
  return isIP(host.replaceAll(/[[\]]/g, "")) === 0 ? { origin, host } : null;
}

const bytes = (text: string): Buffer => Buffer.from(text, "base64url");
const sha256 = (of: Buffer | string): Buffer => createHash("sha256").update(of).digest();

type Client = { readonly type: unknown; readonly challenge: unknown; readonly origin: unknown; crossOrigin?: unknown };

function clientIn(text: string): Client | null {
  try {
    const client: unknown = JSON.parse(bytes(text).toString("utf8"));
    return typeof client === "object" && client !== null && "type" in client && "challenge" in client
      ? (client as Client)
      : null;
  } catch {
    return null;
  }
}

/** What is answered; null where it cannot be read. Whoever asked looks whether they asked it, and asks it never again. */
export function challengeIn(client: string): string | null {
  const challenge = clientIn(client)?.challenge;
  return typeof challenge === "string" ? challenge : null;
}

/** Whether a page of ours asked, on our host, and a person was there who showed it: by face, finger or the telephone's code. */
function against({ client, data }: Omit<Signed, "signature">, type: string, place: Place): Fault | null {
  const [said, told] = [clientIn(client), bytes(data)];
  if (said === null || told.length < SHORTEST) return "not-understood";
  if (said.type !== type || said.origin !== place.origin || said.crossOrigin === true) return "other-page";
  if (!told.subarray(0, HOST_HASH).equals(sha256(place.host))) return "other-host";
  const flags = told[HOST_HASH] ?? 0;
  return (flags & PRESENT) === 0 || (flags & VERIFIED) === 0 ? "nobody-there" : null;
}

const counterIn = (data: string): number => bytes(data).readUInt32BE(COUNTER_AT);

function keyOf({ key, algorithm }: { readonly key: string; readonly algorithm: number }): KeyObject | null {
  try {
    const found = createPublicKey({ key: bytes(key), format: "der", type: "spki" });
    const { namedCurve, modulusLength = 0 } = found.asymmetricKeyDetails ?? {};
    const fits =
      algorithm === -7
        ? found.asymmetricKeyType === "ec" && namedCurve === "prime256v1"
        : algorithm === -257 && found.asymmetricKeyType === "rsa" && modulusLength >= RSA_BITS;
    return fits ? found : null;
  } catch {
    return null;
  }
}

/** Takes a new key, or says what speaks against it. Its challenge was looked at before. */
export function newKey(made: Made, place: Place): KnownKey | { readonly fault: Fault } {
  const fault = against(made, "webauthn.create", place);
  if (fault !== null) return { fault };
  const data = bytes(made.data);
  const id = data.subarray(
    ID_LENGTH_AT + 2,
    ID_LENGTH_AT + 2 + (data[ID_LENGTH_AT + 1] ?? 0) + 256 * (data[ID_LENGTH_AT] ?? 0),
  );
  if (id.length === 0 || id.toString("base64url") !== made.id) return { fault: "not-understood" };
  if (keyOf(made) === null) return { fault: "weak-key" };
  return { key: made.key, algorithm: made.algorithm, counter: counterIn(made.data) };
}

/**
 * Whether the owner of a known key signed; gives back how often it has signed by now. A count that does not rise tells of a copy of
 * the key. Keys that are kept on several devices of one person do not count, and always say 0.
 */
export function checkSignature(
  signed: Signed,
  place: Place,
  known: KnownKey,
): { readonly counter: number } | { readonly fault: Fault } {
  const fault = against(signed, "webauthn.get", place);
  if (fault !== null) return { fault };
  const [key, data] = [keyOf(known), bytes(signed.data)];
  if (key === null) return { fault: "weak-key" };
  const message = Buffer.concat([data, sha256(bytes(signed.client))]);
  if (!verify("sha256", message, key, bytes(signed.signature))) return { fault: "wrong-signature" };
  const counter = counterIn(signed.data);
  const isCounting = counter !== 0 || known.counter !== 0;
  return isCounting && counter <= known.counter ? { fault: "counter-back" } : { counter };
}
