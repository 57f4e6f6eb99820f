// @ts-check
/**
 * The few icons, as SVG drawn in the text's colour. Decorative: the word beside each says the same.
 */
import { svg, html } from "lit";

/** @param {unknown} shapes @param {number} size */
const icon = (shapes, size = 20) =>
  html`<svg viewBox="0 0 20 20" width=${size} height=${size} fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes}</svg>`;

export const chevron = icon(svg`<path d="m5 7.5 5 5 5-5"/>`, 16);
export const check = icon(svg`<path d="m4.5 10.5 3.5 3.5 7.5-8"/>`);
export const cross = icon(svg`<path d="m5.5 5.5 9 9m0-9-9 9"/>`, 16);

/** Shape differs by severity, so that neither colour nor word is alone. */
export const severityIcon = /** @type {Record<string, unknown>} */ ({
  danger: icon(svg`<path d="M7 2.5h6L17.5 7v6L13 17.5H7L2.5 13V7z"/><path d="M10 6.5v4.25m0 2.75v.01"/>`),
  warning: icon(svg`<path d="M10 3 18 16.5H2z"/><path d="M10 8v4m0 2.25v.01"/>`),
  notice: icon(
    svg`<path d="M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10z"/><circle cx="10" cy="10" r="2.25"/>`,
  ),
  info: icon(svg`<circle cx="10" cy="10" r="7.5"/><path d="M10 9.25v4.25m0-7v.01"/>`),
});
