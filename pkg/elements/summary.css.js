// @ts-check
/** The look of <sentinel-summary>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  :host { display: grid; gap: 28px; align-content: start; }
  .over { display: flex; gap: 12px; align-items: center; font-size: 1rem; }
  .figure { font-size: clamp(2.25rem, 1.5rem + 3vw, 3.25rem); font-weight: 600; line-height: 1.15; letter-spacing: -.025em; margin-block: 4px 12px; }
  .told { font-size: 1.0625rem; max-width: 34ch; }
  :host(:lang(zh)) .told { max-width: 26em; }
  strong { display: block; margin-block-start: 6px; font-weight: 600; color: var(--_danger); }
  .facts { display: flex; flex-wrap: wrap; gap: 12px 32px; margin-block-start: 24px; padding-block-start: 20px; border-block-start: 1px solid var(--_line); }
  dt { font-size: .8125rem; color: var(--_muted); }
  dd { font-size: 1.0625rem; font-weight: 500; }
  h3 { font-size: 1.0625rem; font-weight: 600; }
  h3 .quiet { font-weight: 400; font-size: .875rem; margin-inline-start: 8px; }
  figcaption p { color: var(--_muted); font-size: .9375rem; }
  figure { min-width: 0; }
  .chart { margin-block-start: 16px; min-width: 0; overflow: hidden; }
  svg { display: block; }
  .chart svg { overflow: visible; }
  text { font-size: 12px; fill: var(--_muted); }
  .tick line { stroke: var(--_line); }
  .base { stroke: var(--_control); }
  .bar { cursor: pointer; outline: none; }
  .bar path { fill: var(--_bar); transition: fill .15s; }
  .bar .target { fill: transparent; }
  .bar:hover .target { fill: var(--_sunken); }
  .bar.told path { fill: var(--_accent); }
  .bar.faded path { fill: var(--_bar); opacity: .45; }
  .bar .value { font-size: 14px; font-weight: 600; fill: var(--_ink); }
  .bar.told .label { fill: var(--_ink); font-weight: 600; }
  .bar:focus-visible .target { stroke: var(--_accent); stroke-width: 3; }
  .mark { fill: var(--_warning); stroke: var(--_surface); stroke-width: 1.5; }
  .mark.danger { fill: var(--_danger); }
  .average line { stroke: var(--_ink); stroke-dasharray: 2 4; opacity: .55; pointer-events: none; }
  .average text { fill: var(--_ink); paint-order: stroke; stroke: var(--_surface); stroke-width: 4px; stroke-linejoin: round; pointer-events: none; }
  .tick text { paint-order: stroke; stroke: var(--_surface); stroke-width: 4px; }
  .groups text { font-size: 15px; fill: var(--_ink); }
  .groups .share { font-size: 13px; fill: var(--_muted); }
  .groups .amount { font-weight: 500; }
  .track { fill: var(--_sunken); }
  .fill { fill: var(--_bar); }
  .groups .target { fill: transparent; }
  .groups .chosen .fill, .groups .bar:hover .fill { fill: var(--_accent); }
  .list text { text-decoration: underline; text-decoration-color: var(--_control); text-underline-offset: .2em; }
  .switch { display: inline-flex; gap: 4px; margin-block-start: 12px; padding: 3px; border-radius: 999px; background: var(--_sunken); }
  .switch button { border: 0; }
  .switch [aria-pressed=true] { background: var(--_surface); font-weight: 600; }
  .clear { margin-block: -8px; }
  .save { margin-inline-start: -12px; }
  @media print { .table, .switch, .all, .clear { display: none; } figure { break-inside: avoid; } }
  .groups g:first-child .fill { fill: var(--_accent); }
  .legend { display: flex; gap: 8px; align-items: center; font-size: .8125rem; }
  .dot { width: 9px; height: 9px; border-radius: 50%; background: var(--_warning); }
  .dot.danger { background: var(--_danger); }
  .all { margin-inline-start: -12px; }
  .table { margin-block-start: 4px; }
  .scroll { max-height: 340px; overflow: auto; border: 1px solid var(--_line); border-radius: 12px; }
  table { width: 100%; border-collapse: collapse; font-size: .875rem; }
  th, td { padding: 9px 14px; text-align: end; white-space: nowrap; font-weight: 400; border-block-end: 1px solid var(--_line); }
  tr > :first-child { text-align: start; white-space: normal; }
  thead th { position: sticky; top: 0; background: var(--_sunken); color: var(--_muted); font-size: .8125rem; }
  tbody tr:last-child > * { border-block-end: 0; }
  .quality ul { display: grid; gap: 4px; margin-block-start: 6px; font-size: .9375rem; color: var(--_muted); }
  .quality button { min-height: 28px; padding: 0 6px; font-size: .9375rem; }
  .loading { display: grid; gap: 14px; }
  .loading i { height: 40px; border-radius: 12px; background: var(--_sunken); animation: breathe 1.6s ease-in-out infinite alternate; }
  .loading i + i { height: 180px; }
  @keyframes breathe { to { opacity: .45; } }
`;
