import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

type Flags = { readonly present?: boolean; readonly verified?: boolean };
type Asked = { readonly challenge: string; readonly origin: string; readonly host: string } & Flags;

const sha256 = (of: Buffer | string) => createHash("sha256").update(of).digest();

const encoded = (what: unknown) => Buffer.from(isoCBOR.encode(what as Parameters<typeof isoCBOR.encode>[0]));

/** A telephone's authenticator: a real key of the curve P-256, in nobody's hand. It signs what it is told, also what it should not. */
export function openAuthenticator(id = randomBytes(20)) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = id.toString("base64url");
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  // Kind 2 is a curve; -7 signs by ES256, on curve 1. (RFC 9053.)
  const key = encoded(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
  let counter = 0;
  const client = (type: string, { challenge, origin }: Asked) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const data = ({ host, present = true, verified = true }: Asked, isNew: boolean) => {
    const flags = (present ? 1 : 0) | (verified ? 4 : 0) | (isNew ? 0x40 : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const made = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
    return Buffer.concat([sha256(host), Buffer.from([flags]), count, ...(isNew ? [made] : [])]);
  };
  return {
    name,
    /** From where it goes on counting. */
    countFrom: (n: number) => {
      counter = n;
    },
    make(asked: Asked) {
      const attestation = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", data(asked, true)],
      ]);
      return {
        id: name,
        client: client("webauthn.create", asked).toString("base64url"),
        attestation: encoded(attestation).toString("base64url"),
      };
    },
    use(asked: Asked, handle: string) {
      counter += 1;
      const [said, told] = [client("webauthn.get", asked), data(asked, false)];
      return {
        id: name,
        client: said.toString("base64url"),
        data: told.toString("base64url"),
        signature: sign("sha256", Buffer.concat([told, sha256(said)]), privateKey).toString("base64url"),
        handle,
      };
    },
  };
}
