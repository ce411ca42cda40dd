import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { parse } from "#monitoring/hl7.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function station() {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    let rest = "";
    socket.on("data", (bytes) => {
      const frames = (rest + bytes.toString("utf8")).split("\u001c\r");
      rest = frames.pop() ?? "";
      for (const frame of frames) {
        heard.push(frame.slice(1));
        const controlId = parse(Buffer.from(frame))[0]?.field("MSH", 10) ?? "";
        socket.write(`\u000bMSH|^~\\&|US||||||ACK|1|P|2.6\rMSA|AA|${controlId}\r\u001c\r`);
      }
    });
    open.push(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => server.close());
  return { heard, port: (server.address() as { port: number }).port };
}

function run(args: readonly string[]) {
  const file = new URL("./cli.ts", import.meta.url).pathname;
  const child: ChildProcess = spawn(process.execPath, [file, ...args], { stdio: "pipe" });
  open.push(() => child.kill("SIGKILL"));
  let said = "";
  child.stdout!.on("data", (text) => (said += String(text)));
  child.stderr!.on("data", (text) => (said += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    tell: (line: string) => child.stdin!.write(`${line}\n`),
    close: () => child.stdin!.end(),
    said: () => said,
    ended,
  };
}

async function until(holds: () => boolean): Promise<void> {
  const start = Date.now();
  while (!holds()) {
    if (Date.now() - start > 8000) throw new Error("it did not come to pass");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("a monitor in a process of its own sends, obeys lines, says that it is simulated, and ends with its input", async () => {
  const { heard, port } = await station();
  const options = ["--port", String(port), "--vendor", "philips", "--device", "EfficiaCM-0001", "--room", "ROOM1"];
  const monitor = run([...options, "--mrn", "DEMO-1", "--name", "Iris Fable", "--course", "resting"]);
  await until(() => heard.length >= 1);
  expect(heard[0]).toContain("DEMO-1");
  expect(heard[0]).toContain("Simulated: an invented course");
  expect(monitor.said()).toContain("Its numbers are not a patient's: an invented course, not a patient");
  monitor.tell("wrong-patient on");
  monitor.tell("fly on");
  await until(() => heard.some((text) => text.includes("DEMO-99999")));
  monitor.tell("wrong-patient off");
  monitor.tell("silence 1");
  await until(() => monitor.said().includes("silence off"));
  const quiet = heard.length;
  monitor.tell("stats");
  await until(() => heard.length > quiet && monitor.said().includes('"connected":true'));
  expect(heard.at(-1)).toContain("DEMO-1|");
  expect(monitor.said()).toContain("Not understood: fly on");
  monitor.close();
  expect(await monitor.ended).toBe(0);
}, 20_000);

test("a wrong command line is refused with what is wrong and how it is used", async () => {
  const monitor = run(["--vendor", "acme"]);
  expect(await monitor.ended).toBe(2);
  expect(monitor.said()).toContain("vendor:");
  expect(monitor.said()).toContain("Usage: node src/simulator/cli.ts");
});
