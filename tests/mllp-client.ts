import { connect, type Socket } from "node:net";

/** A bedside monitor's side of the wire, by hand: sends bytes as they are and collects the answers. */
export type Wire = {
  readonly send: (bytes: Uint8Array) => void;
  readonly answers: (count: number, withinMs?: number) => Promise<readonly Answer[]>;
  readonly closed: () => boolean;
  readonly end: () => void;
};

export type Answer = { readonly code: string; readonly id: string; readonly text: string };

export const framed = (message: string | Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from([0x0b]), Buffer.from(message), Buffer.from([0x1c, 0x0d])]);

export async function openWire(port: number): Promise<Wire> {
  const heard: Answer[] = [];
  let closed = false;
  let rest = "";
  const socket: Socket = await new Promise((resolve, reject) => {
    const dialled = connect(port, "127.0.0.1", () => resolve(dialled));
    dialled.once("error", reject);
  });
  socket.setNoDelay(true);
  socket.on("close", () => (closed = true));
  socket.on("error", () => (closed = true));
  socket.on("data", (bytes: Buffer) => {
    const frames = (rest + bytes.toString("utf8")).split("\u001c\r");
    rest = frames.pop() ?? "";
    for (const text of frames) {
      const [, code = "", id = ""] = /MSA\|([A-Z]{2})\|([^|\r]*)/.exec(text) ?? [];
      heard.push({ code, id, text });
    }
  });
  return {
    send: (bytes) => void socket.write(bytes),
    answers: async (count, withinMs = 3000) => {
      const until = Date.now() + withinMs;
      while (heard.length < count && !closed && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 5));
      return heard.splice(0);
    },
    closed: () => closed,
    end: () => socket.destroy(),
  };
}
