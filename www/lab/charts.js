// @ts-check
/**
 * The lab's pictures as SVG: scores by label, curves with the place where one stands, lines over cost ratios, bars by day.
 *
 * Every picture has its figures in words or in a table beside it. Only SVG attributes, no inline styles (strict CSP).
 * Not here: what the figures are (the package's lab).
 */
import { nothing, svg } from "lit";

/** In units of the view box; drawn as wide as its place. 640 by 220 holds a phone's width at 12 px text or more. */
const WIDTH = 640;
const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/**
 * Frauds upwards, genuine payments downwards, each on a scale of powers of ten, since there is one fraud to a hundred others.
 * @param {import("wallet-sentinel/lab").Histogram} bins
 * @param {{ challenge: number, block: number, label: string, frauds: string, others: string, isLabelled: boolean, onMove(score: number): void }} options
 */
export function histogram(bins, { challenge, block, label, frauds, others, isLabelled, onMove }) {
  const height = 230;
  const [top, bottom] = [26, height - 28];
  const middle = isLabelled ? top + (bottom - top) * 0.45 : top;
  const log = (/** @type {number} */ count) => Math.log10(count + 1);
  const of = (/** @type {typeof bins[number]} */ bin) => bin.genuine + bin.unlabelled;
  const most = Math.max(1, ...bins.map((bin) => Math.max(log(of(bin)), isLabelled ? 0 : log(bin.frauds))));
  const mostFrauds = Math.max(1, ...bins.map((bin) => log(bin.frauds)));
  const wide = WIDTH / bins.length;
  const x = (/** @type {number} */ score) => round((score / 100) * WIDTH);
  const move = (/** @type {PointerEvent} */ event) => {
    if (!(event.buttons & 1)) return;
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    onMove(Math.min(100, Math.max(0, Math.round(((event.clientX - box.left) / box.width) * 200) / 2)));
  };
  return svg`<svg class="histogram" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${label}
      @pointerdown=${(/** @type {PointerEvent} */ event) => {
        /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
        move(event);
      }} @pointermove=${move}>
    <rect class="band" x=${x(challenge)} width=${round(x(block) - x(challenge))} y="0" height=${bottom}/>
    <rect class="band block" x=${x(block)} width=${round(WIDTH - x(block))} y="0" height=${bottom}/>
    ${bins.map((bin, index) => {
      const up = bin.frauds ? Math.max(2, (log(bin.frauds) / mostFrauds) * (middle - top)) : 0;
      const down = of(bin) ? Math.max(2, (log(of(bin)) / most) * (bottom - middle - 4)) : 0;
      const left = round(index * wide + 1);
      return svg`${isLabelled && up ? svg`<rect class="fraud" x=${left} width=${round(wide - 2)} y=${round(middle - up)} height=${round(up)}/>` : nothing}
        ${down ? svg`<rect class="genuine" x=${left} width=${round(wide - 2)} y=${round(middle + 2)} height=${round(down)}/>` : nothing}`;
    })}
    <line class="axis" x1="0" x2=${WIDTH} y1=${middle + 1} y2=${middle + 1}/>
    ${isLabelled ? svg`<text x="4" y="18">${frauds} ↑</text>` : nothing}
    <text x=${WIDTH - 4} y=${bottom - 6} text-anchor="end">${others} ↓</text>
    ${[0, 25, 50, 75, 100].map((score) => svg`<text x=${x(score)} y=${height - 6} text-anchor=${score === 0 ? "start" : score === 100 ? "end" : "middle"}>${score}</text>`)}
    <line class="mark" x1=${x(challenge)} x2=${x(challenge)} y1="0" y2=${bottom}/>
    <line class="mark block" x1=${x(block)} x2=${x(block)} y1="0" y2=${bottom}/>
  </svg>`;
}

/**
 * A curve in the unit square and where on it one stands.
 * @param {readonly (readonly [number, number])[][]} lines the first is the main one
 * @param {{ label: string, across: string, up: string, here?: readonly [number, number], diagonal?: boolean, level?: number }} options
 */
export function curve(lines, { label, across, up, here, diagonal, level }) {
  const [width, height] = [320, 270];
  const [left, bottom, top, right] = [48, height - 34, 10, width - 10];
  const x = (/** @type {number} */ value) => round(left + value * (right - left));
  const y = (/** @type {number} */ value) => round(bottom - value * (bottom - top));
  const path = (/** @type {readonly (readonly [number, number])[]} */ points) =>
    points.map(([a, b], index) => `${index ? "L" : "M"}${x(a)},${y(b)}`).join("");
  return svg`<svg class="curve" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${[0, 0.5, 1].map(
      (tick) => svg`<line class="grid" x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}/>
        <text x=${left - 6} y=${y(tick) + 4} text-anchor="end">${tick}</text><text x=${x(tick)} y=${bottom + 15} text-anchor="middle">${tick}</text>`,
    )}
    ${diagonal ? svg`<line class="trivial" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}/>` : nothing}
    ${level === undefined ? nothing : svg`<line class="trivial" x1=${left} x2=${right} y1=${y(level)} y2=${y(level)}/>`}
    ${lines.map((points, index) => svg`<path class=${index ? "line other" : "line"} d=${path(points)}/>`)}
    ${here?.every(Number.isFinite) ? svg`<circle class="here" cx=${x(here[0])} cy=${y(here[1])} r="5"/>` : nothing}
    <text x=${(left + right) / 2} y=${height - 4} text-anchor="middle">${across}</text>
    <text x="0" y="0" text-anchor="middle" transform="translate(11 ${(top + bottom) / 2}) rotate(-90)">${up}</text>
  </svg>`;
}

/**
 * Cost by ratio, as shares of the cheaper trivial answer, which is the line at 1.
 * @param {import("wallet-sentinel/lab").CostPoint[]} points @param {{ label: string, across: string, up: string }} options
 */
export function costLines(points, { label, across, up }) {
  const [width, height] = [320, 270];
  const [left, bottom, top, right] = [48, height - 34, 10, width - 10];
  const most = 1.5; // dearer than always or never by half is bad enough to see
  const x = (/** @type {number} */ ratio) => round(left + (Math.log10(ratio) / 4) * (right - left));
  const y = (/** @type {number} */ share) => round(bottom - (Math.min(share, most) / most) * (bottom - top));
  const path = (/** @type {"here" | "best"} */ key) =>
    points.map((point, index) => `${index ? "L" : "M"}${x(point.ratio)},${y(point[key])}`).join("");
  return svg`<svg class="curve" viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${[0, 0.5, 1, 1.5].map(
      (
        tick,
      ) => svg`<line class=${tick === 1 ? "trivial" : "grid"} x1=${left} x2=${right} y1=${y(tick)} y2=${y(tick)}/>
      <text x=${left - 6} y=${y(tick) + 4} text-anchor="end">${tick}</text>`,
    )}
    ${[1, 10, 100, 1000, 10000].map((ratio) => svg`<text x=${x(ratio)} y=${bottom + 15} text-anchor=${ratio === 10000 ? "end" : "middle"}>${ratio}</text>`)}
    <path class="line other" d=${path("best")}/><path class="line" d=${path("here")}/>
    <text x=${(left + right) / 2} y=${height - 4} text-anchor="middle">${across}</text>
    <text x="0" y="0" text-anchor="middle" transform="translate(11 ${(top + bottom) / 2}) rotate(-90)">${up}</text>
  </svg>`;
}

/**
 * Alerts by day, the frauds among them below.
 * @param {{ at: number, hits: number, frauds: number }[]} days @param {{ label: string, name(at: number): string }} options
 */
export function dayBars(days, { label, name }) {
  const height = 120;
  const bottom = height - 28;
  const most = Math.max(1, ...days.map(({ hits }) => hits));
  const wide = WIDTH / days.length;
  const tall = (/** @type {number} */ count) => round((count / most) * (bottom - 22));
  return svg`<svg class="days" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label=${label}>
    ${days.map(({ hits, frauds }, index) =>
      hits
        ? svg`<rect class="genuine" x=${round(index * wide)} width=${round(Math.max(0.6, wide - 0.8))} y=${bottom - tall(hits)} height=${tall(hits)}/>
      <rect class="fraud" x=${round(index * wide)} width=${round(Math.max(0.6, wide - 0.8))} y=${bottom - tall(frauds)} height=${tall(frauds)}/>`
        : nothing,
    )}
    <line class="axis" x1="0" x2=${WIDTH} y1=${bottom} y2=${bottom}/>
    <text x="0" y="17">${most}</text>
    <text x="0" y=${height - 3}>${name(days[0].at)}</text><text x=${WIDTH} y=${height - 3} text-anchor="end">${name(days[days.length - 1].at)}</text>
  </svg>`;
}
