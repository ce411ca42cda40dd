type Channels = readonly [number, number, number];

const HEX = /^#[0-9a-f]{6}$/i;

export const isHex = (colour: string): boolean => HEX.test(colour);

const channelsOf = (hex: string): Channels => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

const hexOf = (channels: Channels): string =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("")}`;

/** WCAG 2.2 relative luminance, 0 for black to 1 for white. */
function luminance(hex: string): number {
  const [red, green, blue] = channelsOf(hex).map((channel) => {
    const part = channel / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** WCAG 2.2 AA for text of any size. */
const AA = 4.5;

const INK = "#2a2230";
const WHITE = "#ffffff";

/** What can be read on a colour of the clinic: white where it carries it, else our dark ink, else black. */
export function inkOn(colour: string): string {
  if (contrast(WHITE, colour) >= AA) return WHITE;
  return contrast(INK, colour) >= AA ? INK : "#000000";
}

/** The clinic's colour, darkened just so far that it can be read as text on `ground`. */
export function readableOn(ground: string, colour: string): string {
  let shade = channelsOf(colour);
  for (let step = 0; step < 60 && contrast(hexOf(shade), ground) < AA; step += 1)
    shade = [shade[0] * 0.95, shade[1] * 0.95, shade[2] * 0.95];
  return hexOf(shade);
}
