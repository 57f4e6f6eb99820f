// @ts-check
/**
 * Draws the charts as SVG: upright bars for months, lying ones for groups. Scales are d3's, drawing is Lit's.
 *
 * Drawn at the element's real width, so that text keeps its size. Only SVG attributes, no inline styles (strict CSP).
 * Not here: what the bars mean (summary.view.js), the table that says the same (summary.js).
 */
import { svg, nothing } from "lit";
import { scaleBand, scaleLinear } from "d3-scale";
import { fitted, top } from "./summary.view.js";

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} r: only the far end is round */
function upright(x, y, width, height, r) {
  const round = Math.min(r, width / 2, height);
  return `M${x},${y + height}v${round - height}q0,${-round} ${round},${-round}h${width - 2 * round}q${round},0 ${round},${round}v${height - round}z`;
}

/**
 * @param {import("./summary.view.js").Month[]} all
 * @param {{ width: number, selected?: number, average: number, highest: number, label: string,
 *   name(month: import("./summary.view.js").Month, long: boolean): string, money(value: number): string, exact(month: import("./summary.view.js").Month): string, tick(value: number): string,
 *   averageLabel: string, choose(month: import("./summary.view.js").Month): void }} options
 */
export function monthBars(
  all,
  { width, selected, average, highest, label, name, money, tick, exact, averageLabel, choose },
) {
  // 248 px: tall enough to compare, low enough that headline and chart share a phone's screen.
  const height = 248;
  const margin = { top: 36, right: 4, bottom: 30, left: 4 };
  const x = scaleBand(
    all.map(({ from }) => String(from)),
    [margin.left, width - margin.right],
  )
    .paddingInner(0.32)
    .paddingOuter(0.08);
  const y = scaleLinear([0, top(all)], [height - margin.bottom, margin.top]).nice(3);
  const focused = all.find(({ from }) => from === selected) ?? all[all.length - 1];
  // A label under every bar only where it has room: 34 px holds "10月" and "Oct" at 12 px.
  const every = Math.ceil(34 / Math.max(1, x.step()));
  const move = (/** @type {KeyboardEvent} */ event, /** @type {number} */ index) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const svgElement = /** @type {Element} */ (event.currentTarget).closest("svg");
    if (event.key === "Enter" || event.key === " ") choose(all[index]);
    else if (step)
      /** @type {SVGElement | undefined} */ (
        svgElement?.querySelectorAll('[role="button"]')[index + step]
      )?.focus();
    else return;
    event.preventDefault();
  };
  return svg`<svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label=${label} class="months">
    ${y
      .ticks(3)
      .filter((value) => value > 0)
      .map(
        (value) =>
          svg`<g class="tick"><line x1="0" x2=${width} y1=${y(value)} y2=${y(value)}/>${
            // The average's own label stands at the same edge: 18 px keep two lines of 12 px text apart.
            all.length > 2 && Math.abs(y(value) - y(average)) < 18
              ? nothing
              : svg`<text x="0" y=${y(value) - 5}>${tick(value)}</text>`
          }</g>`,
      )}
    <line class="base" x1="0" x2=${width} y1=${y(0)} y2=${y(0)}/>
    ${all.map((month, index) => {
      const left = x(String(month.from)) ?? 0;
      const middle = left + x.bandwidth() / 2;
      const chosen = month.from === selected;
      const told = chosen || (selected === undefined && month.from === highest);
      const barTop = Math.min(y(month.value), y(0) - 2);
      return svg`<g role="button" tabindex=${month === focused ? 0 : -1} aria-pressed=${chosen} aria-label="${name(month, true)} ${exact(month)}"
        class="bar ${chosen ? "chosen" : ""} ${told ? "told" : ""} ${selected !== undefined && !chosen ? "faded" : ""}"
        @click=${() => choose(month)} @keydown=${(/** @type {KeyboardEvent} */ event) => move(event, index)}>
        <title>${name(month, true)} ${exact(month)}</title>
        <rect class="target" x=${left - x.step() * 0.16} y="0" width=${x.step()} height=${height} rx="10"/>
        <path d=${upright(left, barTop, x.bandwidth(), y(0) - barTop, 7)}/>
        ${month.severity ? svg`<circle class="mark ${month.severity}" cx=${middle} cy=${barTop - (told ? 26 : 11)} r="4.5"/>` : nothing}
        ${told ? svg`<text class="value" x=${Math.min(Math.max(middle, 36), width - 36)} y=${barTop - 8} text-anchor="middle">${money(month.value)}</text>` : nothing}
        ${(all.length - 1 - index) % every === 0 ? svg`<text class="label" x=${middle} y=${height - 9} text-anchor="middle">${name(month, false)}</text>` : nothing}
      </g>`;
    })}
    ${all.length > 2 && average > 0 ? svg`<g class="average"><line x1="0" x2=${width} y1=${y(average)} y2=${y(average)}/><text x="0" y=${y(average) - 6}>${averageLabel}</text></g>` : nothing}
  </svg>`;
}

/**
 * @param {import("./summary.view.js").Bar[]} all
 * @param {{
 *   width: number, label: string,
 *   name(bar: import("./summary.view.js").Bar): string,
 *   money(bar: import("./summary.view.js").Bar): string,
 *   share(bar: import("./summary.view.js").Bar): string,
 *   chosen?: string, choose?(bar: import("./summary.view.js").Bar): void,
 *   list?(bar: import("./summary.view.js").Bar): void, listed?: string,
 * }} options with `choose`, a bar is a button; with `list`, its amount leads on, or all of it where it is no button
 */
export function groupBars(all, { width, label, name, money, share, chosen, choose, list, listed }) {
  // 46 px a row: a line of text above an 8 px bar, with air.
  const row = 46;
  const x = scaleLinear([0, top(all)], [0, width]);
  // 8.5 px a digit at 15 px, and a gap: shares stand in a column left of the longest amount.
  const amountWidth = Math.max(...all.map((bar) => money(bar).length)) * 8.5 + 14;
  return svg`<svg viewBox="0 0 ${width} ${all.length * row}" width=${width} height=${all.length * row} role=${choose || list ? "group" : "img"} aria-label=${label} class="groups">
    ${all.map((bar, index) => {
      const y = index * row;
      const amount = money(bar);
      const part = share(bar);
      const pressed = (/** @type {typeof choose} */ act) => (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        act?.(bar);
        event.preventDefault();
      };
      const act = choose ?? list;
      const amountLabel = `${name(bar)} ${amount}${list ? `: ${listed}` : ""}`;
      return svg`<g class="${act ? "bar" : ""} ${chosen === bar.key ? "chosen" : ""}"
        role=${choose ? "button" : list ? "link" : nothing} tabindex=${act ? 0 : nothing} aria-pressed=${choose ? chosen === bar.key : nothing}
        aria-label=${choose ? `${name(bar)} ${amount}` : list ? amountLabel : nothing} @click=${() => act?.(bar)} @keydown=${pressed(act)}>
        <rect class="target" x="-8" y=${y - 2} width=${width + 16} height=${row - 2} rx="10"/>
        <text x="0" y=${y + 18}>${fitted(name(bar), width - amountWidth - (part ? 52 : 0), 15)}</text>
        ${part ? svg`<text class="share" x=${width - amountWidth} y=${y + 18} text-anchor="end">${part}</text>` : nothing}
        ${choose && list ? nothing : svg`<text class="amount" x=${width} y=${y + 18} text-anchor="end">${amount}</text>`}
        <rect class="track" x="0" y=${y + 27} width=${width} height="8" rx="4"/>
        <rect class="fill" x="0" y=${y + 27} width=${Math.max(4, x(bar.value))} height="8" rx="4"/>
      </g>${
        choose && list
          ? svg`<g class="bar list" role="link" tabindex="0" aria-label=${amountLabel} @click=${() => list(bar)} @keydown=${pressed(list)}>
        <rect class="target" x=${width - amountWidth + 4} y=${y - 1} width=${amountWidth - 6} height=${row - 4} rx="10"/>
        <text class="amount" x=${width} y=${y + 18} text-anchor="end">${amount}</text></g>`
          : nothing
      }`;
    })}
  </svg>`;
}

/**
 * A bar for what is, a band for what is usual or likely, a line for what is allowed: one row each.
 * @param {import("./plan.view.js").Span[]} all
 * @param {{ width: number, label: string, name(span: import("./plan.view.js").Span): string, amount(span: import("./plan.view.js").Span, index: number): string }} options
 */
export function spanBars(all, { width, label, name, amount }) {
  // A line of text, and below it a bar of 8 px in a band of 16.
  const row = 52;
  return svg`<svg viewBox="0 0 ${width} ${all.length * row}" width=${width} height=${all.length * row} role="img" aria-label=${label} class="spans">
    ${all.map((span, index) => {
      const y = index * row;
      // Each row has its own scale: a band is compared with its own bar, never with another's.
      const x = scaleLinear(
        [0, top([{ value: Math.max(span.fill, span.high, span.mark ?? 0) }])],
        [1, width - 2],
      );
      const told = amount(span, index);
      // As wide as its two strokes at least, and never over the edge.
      const band = Math.max(3, x(span.high) - x(span.low));
      return svg`<g class=${span.bad ? "bad" : ""}>
        <text x="0" y=${y + 18}>${fitted(name(span), width - told.length * 8.5 - 14, 15)}</text>
        <text class="amount" x=${width} y=${y + 18} text-anchor="end">${told}</text>
        <rect class="track" x="0" y=${y + 31} width=${width} height="8" rx="4"/>
        <rect class="band" x=${Math.min(x(span.low), width - 2 - band)} y=${y + 27} width=${band} height="16" rx="4"/>
        <rect class="fill" x="0" y=${y + 31} width=${Math.max(4, x(span.fill))} height="8" rx="4"/>
        ${span.mark === undefined ? nothing : svg`<line class="limit" x1=${x(span.mark)} x2=${x(span.mark)} y1=${y + 24} y2=${y + 46}/>`}
      </g>`;
    })}
  </svg>`;
}
