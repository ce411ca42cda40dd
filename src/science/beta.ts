const LANCZOS = [
  0.999_999_999_999_809_9, 676.520_368_121_885_1, -1_259.139_216_722_402_8, 771.323_428_777_653_1,
  -176.615_029_162_140_6, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6,
  1.505_632_735_149_311_6e-7,
] as const;

/** The logarithm of the gamma function for x over 0.5. Lanczos 1964 with g = 7 and nine terms. */
function logGamma(x: number): number {
  const [first, ...rest] = LANCZOS;
  const sum = rest.reduce<number>((so, term, at) => so + term / (x + at), first);
  const t = x + 6.5;
  return Math.log(Math.sqrt(2 * Math.PI)) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Lentz's way through the continued fraction of the incomplete beta function. */
function fraction(a: number, b: number, x: number): number {
  const TINY = 1e-300;
  const kept = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let [c, d] = [1, 1 / kept(1 - ((a + b) * x) / (a + 1))];
  let whole = d;
  for (let m = 1; m <= 2000; m += 1) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / kept(1 + term * d);
      c = kept(1 + term / c);
      whole *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-16) return whole;
  }
  return whole;
}

/** How much of a beta distribution lies below x. Both shapes are 0.5 or more. */
export function betaBelow(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b;
}

/** The value of a beta distribution with so much below it: halved until floating point has no step left. */
export function betaQuantile(below: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (betaBelow(middle, a, b) < below) low = middle;
    else high = middle;
  }
}

/** Student's t with so much below it. */
export function studentQuantile(below: number, df: number): number {
  if (below === 0.5) return 0;
  const x = betaQuantile(2 * Math.min(below, 1 - below), df / 2, 0.5);
  return Math.sign(below - 0.5) * Math.sqrt((df * (1 - x)) / x);
}
