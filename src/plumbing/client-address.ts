import { isIP } from "node:net";

const bare = (address: string): string => address.trim().replace(/^::ffff:/i, "");

/**
 * Where a request came from: its socket. Only where the socket is one of our own proxies, who the proxy says came to it:
 * the last name in `X-Forwarded-For` that is not a proxy of ours. Whatever a visitor wrote before that is not believed.
 */
export function clientAddress(socket: string, forwardedFor: string | undefined, proxies: readonly string[]): string {
  const own = new Set(proxies.map(bare));
  const from = bare(socket);
  if (!own.has(from) || forwardedFor === undefined) return from;
  const last = forwardedFor
    .split(",")
    .map(bare)
    .findLast((hop) => !own.has(hop));
  return last !== undefined && isIP(last) !== 0 ? last : from;
}
