import { connect, type Socket } from "node:net";

/** A message on its way: the bytes as framed, and the control id its answer must name. */
export type Outgoing = { readonly controlId: string; readonly frame: Buffer };

export type LineOptions = {
  readonly host: string;
  readonly port: number;
  /** No answer for this long: the connection is given up and made anew, and the same bytes are sent again. */
  readonly answerWithinMs: number;
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
  /** 0 to 1, spreads the attempts of monitors that lost the same server. */
  readonly chance: () => number;
  /** How one frame goes onto the wire: whole, in pieces, twice. Settles when the bytes are handed over. */
  readonly write: (socket: Socket, frame: Buffer) => Promise<void>;
};

export type LineStats = {
  readonly connected: boolean;
  readonly connections: number;
  /** Messages put on the wire, repeats after a lost connection included. */
  readonly sent: number;
  /** AA and CA, then AR and CR, then AE and CE. */
  readonly accepted: number;
  readonly refused: number;
  readonly failed: number;
  /** Messages dropped because too many waited or the other end could not store them. */
  readonly dropped: number;
  readonly waiting: number;
};

/** As many messages wait as a monitor keeps; the oldest makes room. */
const KEPT = 5;
/** A message the other end could not store is offered this often before it is dropped. */
const TRIES = 3;
const AGAIN_AFTER_MS = 1000;

/**
 * The monitor's end of one MLLP connection: one message at a time, the next only after the answer to the last one,
 * dialling again with growing pauses. Reads answers by itself and not with the code that it is there to test.
 */
export class Line {
  readonly #options: LineOptions;
  readonly #counts = { connections: 0, sent: 0, accepted: 0, refused: 0, failed: 0, dropped: 0 };
  readonly #queue: Outgoing[] = [];
  /** The last one dialled, whether it answers yet or not. */
  #dialled: Socket | null = null;
  /** The same once it is connected. */
  #socket: Socket | null = null;
  #inFlight: string | null = null;
  /** The first in the queue was sent, on this connection or an earlier one: it may have arrived, so it is not dropped. */
  #isUnanswered = false;
  #tries = 0;
  #heard = "";
  #backOffs = 0;
  #isCut = false;
  #writing: Promise<void> = Promise.resolve();
  #dialTimer: NodeJS.Timeout | undefined;
  #answerTimer: NodeJS.Timeout | undefined;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#dial();
  }

  /** Takes a message to be sent when its turn comes. */
  offer(message: Outgoing): void {
    this.#queue.push(message);
    if (this.#queue.length > KEPT) {
      this.#queue.splice(this.#isUnanswered ? 1 : 0, 1);
      this.#counts.dropped += 1;
    }
    this.#next();
  }

  /** Puts bytes on the wire now, in front of what waits; nobody waits for an answer to them. */
  throwIn(bytes: Buffer): void {
    if (this.#socket !== null) this.#put(this.#socket, bytes);
  }

  /** Pulls the plug, or puts it back. */
  cut(isCut: boolean): void {
    if (this.#isCut === isCut) return;
    this.#isCut = isCut;
    clearTimeout(this.#dialTimer);
    if (!isCut) {
      this.#dial();
      return;
    }
    const socket = this.#dialled;
    this.#forget();
    socket?.destroy();
  }

  stats(): LineStats {
    return { ...this.#counts, connected: this.#socket !== null, waiting: this.#queue.length };
  }

  #dial(): void {
    const socket = connect({ host: this.#options.host, port: this.#options.port, noDelay: true });
    this.#dialled = socket;
    socket.once("connect", () => {
      this.#socket = socket;
      this.#counts.connections += 1;
      this.#next();
    });
    socket.on("data", (bytes) => this.#hear(bytes));
    socket.on("error", () => socket.destroy());
    socket.once("close", () => {
      if (this.#dialled === socket) this.#lost();
    });
  }

  #lost(): void {
    this.#forget();
    const { firstBackOffMs, longestBackOffMs, chance } = this.#options;
    const pause = Math.min(longestBackOffMs, firstBackOffMs * 2 ** this.#backOffs);
    this.#backOffs += 1;
    this.#dialTimer = setTimeout(() => this.#dial(), pause * (0.75 + chance() / 2));
  }

  /** What belonged to the connection that is gone; the message it carried stays first in the queue. */
  #forget(): void {
    this.#dialled = null;
    this.#socket = null;
    this.#inFlight = null;
    this.#heard = "";
    this.#tries = 0;
    clearTimeout(this.#answerTimer);
  }

  #next(): void {
    const [message] = this.#queue;
    if (message === undefined || this.#socket === null || this.#inFlight !== null) return;
    this.#inFlight = message.controlId;
    this.#isUnanswered = true;
    this.#counts.sent += 1;
    this.#put(this.#socket, message.frame);
    this.#answerTimer = setTimeout(() => this.#socket?.destroy(), this.#options.answerWithinMs);
  }

  /** One write after the other, so that pieces of two frames never mix. */
  #put(socket: Socket, bytes: Buffer): void {
    const put = () => (socket.writable ? this.#options.write(socket, bytes) : undefined);
    this.#writing = this.#writing.then(put).catch(() => void socket.destroy());
  }

  #hear(bytes: Buffer): void {
    this.#heard += bytes.toString("latin1");
    const answers = this.#heard.split("\u001c");
    this.#heard = answers.pop() ?? "";
    for (const answer of answers) {
      const [, code = "", controlId = ""] = /[\r\n]MSA\|([AC][AER])\|([^|\r\n]*)/.exec(answer) ?? [];
      if (code !== "") this.#answered(code.charAt(1), controlId);
    }
  }

  #answered(verdict: string, controlId: string): void {
    if (verdict === "A") this.#counts.accepted += 1;
    else if (verdict === "R") this.#counts.refused += 1;
    else this.#counts.failed += 1;
    if (controlId !== this.#inFlight) return;
    clearTimeout(this.#answerTimer);
    this.#backOffs = 0;
    this.#tries += 1;
    if (verdict === "E" && this.#tries < TRIES) {
      this.#answerTimer = setTimeout(() => this.#again(), AGAIN_AFTER_MS);
      return;
    }
    if (verdict === "E") this.#counts.dropped += 1;
    this.#tries = 0;
    this.#isUnanswered = false;
    this.#queue.shift();
    this.#again();
  }

  #again(): void {
    this.#inFlight = null;
    this.#next();
  }
}
