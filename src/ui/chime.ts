import { useEffect } from "react";

/**
 * A soft bell of two falling notes, as at a door. It is lower, rounder and slower than the bursts of IEC 60601-1-8, so that nobody
 * takes a patient's call for an alarm of a monitor, or the other way round.
 */
const NOTES = [
  { hertz: 659.3, after: 0 },
  { hertz: 523.3, after: 0.4 },
] as const;
const LASTS_S = 1.1;
const LOUDNESS = 0.3;
const EVERY_MS = 4000;

type Audio = Pick<AudioContext, "state" | "currentTime" | "destination" | "createOscillator" | "createGain" | "resume">;

function strike(audio: Audio): void {
  for (const { hertz, after } of NOTES) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    const from = audio.currentTime + after;
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, from + LASTS_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + LASTS_S);
  }
}

/** Strikes at once, and again every few seconds until it is stopped. A browser that keeps still is asked again each time. */
export function ring(audio: Audio): () => void {
  const once = () => {
    if (audio.state === "running") strike(audio);
    else void audio.resume().catch(() => undefined);
  };
  once();
  const again = setInterval(once, EVERY_MS);
  return () => clearInterval(again);
}

let own: AudioContext | null = null;

/** Rings as long as somebody calls. */
export function useChime(calls: boolean): void {
  useEffect(() => {
    if (!calls) return;
    own ??= new AudioContext();
    return ring(own);
  }, [calls]);
}

/** No browser lets a page sound before somebody touched it: whether this one is still such a page. */
export const isMute = (): boolean => {
  // Older browsers do not tell.
  const { userActivation } = navigator as { readonly userActivation?: { readonly hasBeenActive: boolean } };
  return userActivation?.hasBeenActive === false;
};
