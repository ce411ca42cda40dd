import { createServer, type Server, type Socket } from "node:net";
import { type Frame, type FramerState, frame, freshFramer, unframe } from "./mllp.ts";

export type ListenOptions = {
  /** The one interface to listen on: name the monitors' network, never all of them. */
  readonly host: string;
  readonly port: number;
  /** May this address speak to us at all? Asked before a byte is read. */
  readonly allows: (address: string) => boolean;
  /** Takes one whole message to safety and says what to answer; null answers nothing. Throws only when it could not be stored. */
  readonly receive: (bytes: Uint8Array, remote: string) => Promise<readonly Uint8Array[]>;
  /** The answer to a frame over 1 MiB, which is not kept. */
  readonly tooLarge: () => Uint8Array;
  readonly idleMs: number;
  readonly maxPerAddress: number;
  readonly note: (what: string, remote: string) => void;
};

export type Listener = { readonly port: number; readonly close: () => Promise<void> };

/** Listens for bedside monitors. A connection's messages are taken one at a time, in order; a slow database slows the sender, not us. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const remote = plainAddress(socket.remoteAddress);
    const fromHere = [...open].filter((other) => plainAddress(other.remoteAddress) === remote).length;
    if (!options.allows(remote) || fromHere >= options.maxPerAddress) {
      options.note(fromHere >= options.maxPerAddress ? "too many connections" : "address not on the list", remote);
      socket.destroy();
      return;
    }
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    void serve(socket, remote, options);
  });
  await bound(server, options);
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function bound(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function serve(socket: Socket, remote: string, options: ListenOptions): Promise<void> {
  socket.setNoDelay(true);
  socket.setTimeout(options.idleMs, () => socket.destroy());
  socket.on("error", () => socket.destroy());
  let state: FramerState = freshFramer;
  try {
    for await (const chunk of socket) {
      const step = unframe(state, chunk as Uint8Array);
      state = step.state;
      for (const found of step.frames) await answer(socket, found, remote, options);
    }
  } catch {
    // The peer went away in the middle; what it had finished is stored, what it had not is not.
  } finally {
    socket.destroy();
  }
}

async function answer(socket: Socket, found: Frame, remote: string, options: ListenOptions): Promise<void> {
  if (found.kind === "oversize") {
    options.note("message over 1 MiB", remote);
    socket.end(frame(options.tooLarge()));
    return;
  }
  for (const reply of await options.receive(found.bytes, remote)) {
    if (socket.writable) socket.write(frame(reply));
  }
}

/** IPv4 seen through an IPv6 socket reads as plain IPv4. */
const plainAddress = (address: string | undefined) => (address ?? "").replace(/^::ffff:/, "");
