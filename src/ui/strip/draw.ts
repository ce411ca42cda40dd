import type uPlot from "uplot";

export type Inks = Readonly<
  Record<"hr" | "spo2" | "rr" | "nibp" | "line" | "faint" | "text" | "brand" | "limit", string>
>;

/** The theme's colours where this strip stands; a canvas cannot read them itself. */
export function inksOf(element: Element): Inks {
  const style = getComputedStyle(element);
  const ink = (name: string) => style.getPropertyValue(name).trim();
  return {
    hr: ink("--hr"),
    spo2: ink("--spo2"),
    rr: ink("--rr"),
    nibp: ink("--nibp"),
    line: ink("--line"),
    faint: ink("--faint"),
    text: ink("--text"),
    brand: ink("--brand"),
    limit: ink("--alarm-medium"),
  };
}

type Frame = {
  readonly ticks: readonly number[];
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly now: number;
};

const x = (u: uPlot, at: number) => u.valToPos(at / 1000, "x", true);
const y = (u: uPlot, value: number) => u.valToPos(value, "y", true);

/** What stands behind the numbers: when the drug runs, the time grid, and now. */
export function drawFrame(u: uPlot, inks: Inks, { ticks, band, now }: Frame): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  if (band !== null) {
    ctx.globalAlpha = 0.06;
    ctx.fillStyle = inks.brand;
    ctx.fillRect(x(u, band.from), bbox.top, x(u, band.to) - x(u, band.from), bbox.height);
    ctx.globalAlpha = 1;
  }
  ctx.strokeStyle = inks.line;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
  for (const tick of ticks) upright(u, x(u, tick));
  ctx.setLineDash([]);
  if (band !== null) upright(u, x(u, band.from));
  ctx.strokeStyle = inks.text;
  ctx.globalAlpha = 0.55;
  upright(u, x(u, now));
  ctx.restore();
}

function upright({ ctx, bbox }: uPlot, at: number): void {
  ctx.beginPath();
  ctx.moveTo(at, bbox.top);
  ctx.lineTo(at, bbox.top + bbox.height);
  ctx.stroke();
}

/** The alarm limit on the pressure, dashed, with its words. */
export function drawLimit(u: uPlot, inks: Inks, limit: { readonly value: number; readonly says: string } | null): void {
  if (limit === null) return;
  const { ctx, bbox } = u;
  const at = y(u, limit.value);
  ctx.save();
  ctx.globalAlpha = 0.75;
  ctx.strokeStyle = inks.limit;
  ctx.fillStyle = inks.limit;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([6 * devicePixelRatio, 5 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, at);
  ctx.lineTo(bbox.left + bbox.width, at);
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.font = `${11 * devicePixelRatio}px Inter Variable, sans-serif`;
  ctx.textAlign = "right";
  ctx.fillText(limit.says, bbox.left + bbox.width - 4 * devicePixelRatio, at - 5 * devicePixelRatio);
  ctx.restore();
}

/** Systolic ∨ over diastolic ∧, joined by a thin line. */
export function drawCuffs(
  u: uPlot,
  inks: Inks,
  cuffs: readonly { readonly at: number; readonly sys: number; readonly dia: number }[],
): void {
  const { ctx, bbox } = u;
  const arm = 5 * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = inks.nibp;
  for (const { at, sys, dia } of cuffs) {
    const [middle, top, bottom] = [x(u, at), y(u, sys), y(u, dia)];
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(middle - arm, top - arm);
    ctx.lineTo(middle, top);
    ctx.lineTo(middle + arm, top - arm);
    ctx.moveTo(middle - arm, bottom + arm);
    ctx.lineTo(middle, bottom);
    ctx.lineTo(middle + arm, bottom + arm);
    ctx.stroke();
    ctx.globalAlpha = 0.35;
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    ctx.moveTo(middle, top);
    ctx.lineTo(middle, bottom);
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
  ctx.restore();
}
