import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hold } from "./hold.ts";

const timer = {
  after: (ms: number, work: () => void) => setTimeout(work, ms) as unknown as number,
  cancel: (id: number) => clearTimeout(id),
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a hold of one second counts, one of 999 ms does not", () => {
  const done = vi.fn();
  const { press } = hold(timer, done);
  press();
  vi.advanceTimersByTime(999);
  expect(done).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(done).toHaveBeenCalledTimes(1);
});

test("letting go cancels, and the next hold starts from nothing", () => {
  const done = vi.fn();
  const { press, release } = hold(timer, done);
  press();
  vi.advanceTimersByTime(900);
  release();
  press();
  vi.advanceTimersByTime(900);
  expect(done).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(done).toHaveBeenCalledTimes(1);
});

test("a key that repeats while held does not start it again, and a long hold counts once", () => {
  const done = vi.fn();
  const { press } = hold(timer, done);
  for (let n = 0; n < 5; n += 1) {
    press();
    vi.advanceTimersByTime(150);
  }
  vi.advanceTimersByTime(250);
  expect(done).toHaveBeenCalledTimes(1);
});
