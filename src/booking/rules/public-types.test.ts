import { expect, test } from "vitest";
import { againstRules } from "./against-rules.ts";
import { defaultBookingRules } from "./defaults.ts";
import { isPublic } from "./public-types.ts";

const byVideo = { video: true, publicBooking: true };

test("a video type is offered to the public only with the link people join by", () => {
  expect(isPublic(byVideo)).toBe(false);
  expect(isPublic({ ...byVideo, videoLink: null })).toBe(false);
  expect(isPublic({ ...byVideo, videoLink: "https://video.demo.example/dusk" })).toBe(true);
  expect(isPublic({ ...byVideo, publicBooking: false, videoLink: "https://video.demo.example/dusk" })).toBe(false);
  expect(isPublic({ video: false, publicBooking: true })).toBe(true);
});

test("a link that is not https, or that names the treatment in a letter, is refused", () => {
  const [first, ...rest] = defaultBookingRules.types;
  const faultsOf = (videoLink: string | null) =>
    againstRules({
      ...defaultBookingRules,
      types: first === undefined ? rest : [{ ...first, videoLink }, ...rest],
    }).map(({ field }) => field);
  expect(faultsOf("https://video.demo.example/dusk")).toEqual([]);
  expect(faultsOf(null)).toEqual([]);
  for (const bad of [
    "http://video.demo.example/dusk",
    "video.demo.example",
    "https://a b",
    "https://demo.example/ketamine",
  ])
    expect(faultsOf(bad)).toEqual(["types.0.videoLink"]);
});
