import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ring } from "./chime.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An instrument that only counts what it is to play. */
function instrument(state: AudioContextState) {
  const played: number[] = [];
  const param = () => ({
    value: 0,
    setValueAtTime() {},
    linearRampToValueAtTime() {},
    exponentialRampToValueAtTime() {},
  });
  const audio = {
    state,
    currentTime: 0,
    destination: {},
    createGain: () => ({ gain: param(), connect: (next: unknown) => next }),
    createOscillator: () => {
      const tone = {
        frequency: param(),
        connect: (next: unknown) => next,
        start: () => played.push(tone.frequency.value),
        stop() {},
      };
      return tone;
    },
    resume: () => {
      audio.state = "running";
      return Promise.resolve();
    },
  };
  return { played, audio, ring: () => ring(audio as unknown as Parameters<typeof ring>[0]) };
}

test("a call rings at once and every four seconds, two falling notes each, until somebody says that they come", () => {
  const bell = instrument("running");
  const stop = bell.ring();
  expect(bell.played).toEqual([659.3, 523.3]);
  vi.advanceTimersByTime(8000);
  expect(bell.played).toHaveLength(6);
  stop();
  vi.advanceTimersByTime(60_000);
  expect(bell.played).toHaveLength(6);
});

test("a screen nobody touched yet is asked again and again, and rings once it may", () => {
  const bell = instrument("suspended");
  const stop = bell.ring();
  expect(bell.played).toEqual([]);
  vi.advanceTimersByTime(4000);
  expect(bell.played).toHaveLength(2);
  stop();
});
