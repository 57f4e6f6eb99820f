// @ts-check
/**
 * The look that all elements share: colours, sizes, the few controls.
 *
 * Every colour is a `--sentinel-*` property of the host page with a default of ours, light and dark in one declaration
 * (`light-dark()` follows the page's `color-scheme`). Constructable stylesheets, so a strict `style-src` is no obstacle.
 * Contrast of the defaults: text 4.5:1 at least, bars and borders of controls 3:1, in both schemes; a test computes it.
 */
import { css } from "lit";

export const tokens = css`
  :host {
    --_ink: var(--sentinel-ink, light-dark(#13201d, #e9f0ee));
    --_muted: var(--sentinel-muted, light-dark(#54635f, #a3b4b0));
    --_line: var(--sentinel-line, light-dark(#e1e8e6, #2b3735));
    --_control: var(--sentinel-control, light-dark(#7d8d88, #75857f));
    --_surface: var(--sentinel-surface, light-dark(#ffffff, #151c1b));
    --_sunken: var(--sentinel-sunken, light-dark(#f2f6f5, #1d2624));
    --_accent: var(--sentinel-accent, light-dark(#0a665c, #74d3c5));
    --_accent-soft: var(--sentinel-accent-soft, light-dark(#dcefeb, #17332f));
    --_bar: var(--sentinel-bar, light-dark(#4b988d, #3f8f83));
    --_danger: var(--sentinel-danger, light-dark(#ad231b, #ffa198));
    --_danger-soft: var(--sentinel-danger-soft, light-dark(#fcebe9, #3b1e1b));
    --_warning: var(--sentinel-warning, light-dark(#8f4700, #f4b673));
    --_warning-soft: var(--sentinel-warning-soft, light-dark(#fdf1e2, #372812));
    --_notice: var(--sentinel-notice, light-dark(#1b5a9e, #94c4f6));
    --_notice-soft: var(--sentinel-notice-soft, light-dark(#e7f0fa, #172b3f));
    --_info: var(--sentinel-info, light-dark(#54635f, #a3b4b0));
    --_info-soft: var(--sentinel-info-soft, light-dark(#eef2f1, #222c2a));
    --_radius: var(--sentinel-radius, 16px);
    display: block;
    color: var(--_ink);
    font-family: var(--sentinel-font, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif);
    font-size: 1rem;
    line-height: 1.6;
    font-synthesis: none;
    font-variant-numeric: tabular-nums;
    text-wrap: pretty;
  }
  /* Chinese quotation marks are as wide as a character only in a Chinese font, so that comes first. */
  :host(:lang(zh)) { font-family: var(--sentinel-font, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif); }
  :host([hidden]) { display: none; }
  *, ::before, ::after { box-sizing: border-box; }
  h3, h4, p, ul, ol, dl, dd, figure, table { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  .quiet { color: var(--_muted); }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

/** 44 px is the smallest target a thumb meets without trying (WCAG 2.5.5). */
export const controls = css`
  button, select, summary {
    font: inherit; font-size: .9375rem; color: inherit; min-height: 44px; cursor: pointer; touch-action: manipulation;
  }
  button {
    padding: 0 16px; border-radius: 999px; border: 1px solid var(--_control); background: transparent; color: var(--_ink);
  }
  button:hover { background: var(--_sunken); }
  button.main { background: var(--_accent); border-color: var(--_accent); color: var(--_surface); }
  button.main:hover { filter: brightness(1.08); }
  button.plain { border-color: transparent; color: var(--_accent); padding: 0 12px; }
  :focus-visible { outline: 3px solid var(--_accent); outline-offset: 2px; border-radius: 8px; }
  button:focus-visible { border-radius: 999px; }
  .pick { position: relative; display: inline-block; }
  .pick::after {
    content: ""; position: absolute; inset-inline-end: 17px; inset-block-start: 17px; width: 7px; height: 7px;
    border: solid currentColor; border-width: 0 1.75px 1.75px 0; transform: rotate(45deg); pointer-events: none;
  }
  select { appearance: none; background: transparent; border: 1px solid var(--_control); border-radius: 999px; padding: 0 38px 0 16px; }
  select:focus-visible { border-radius: 999px; }
  option { background: var(--_surface); color: var(--_ink); }
  summary { display: inline-flex; align-items: center; gap: 6px; color: var(--_accent); list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary svg { transition: transform .18s; }
  details[open] > summary svg { transform: rotate(180deg); }
  .linked {
    min-height: 44px; margin: -8px -10px; padding: 0 10px; border: 0; font: inherit; letter-spacing: inherit; text-align: start;
    text-decoration: underline 2px; text-decoration-color: var(--_line); text-underline-offset: .2em; border-radius: 12px;
  }
  .linked:hover { text-decoration-color: currentColor; }
  @media print { button:not(.linked), .pick, .filters { display: none; } }
  @media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition: none !important; animation: none !important; } }
`;
