// @ts-check
/** The look of <sentinel-payments>. Colours and controls are the theme's; heights are those that payments.js reckons by. */
import { css } from "lit";

export const styles = css`
  :host { display: grid; gap: 12px; grid-template-rows: auto; container-type: inline-size; }
  .controls { display: grid; grid-template-columns: minmax(12em, 1fr) auto auto auto; gap: 10px; align-items: end; }
  input {
    font: inherit; font-size: .9375rem; color: inherit; min-height: 44px; padding: 0 16px; border-radius: 999px;
    border: 1px solid var(--_control); background: var(--_surface); min-inline-size: 0;
  }
  .text { inline-size: 100%; }
  input::placeholder { color: var(--_muted); opacity: 1; }
  input:focus-visible { border-radius: 999px; }
  .pick select { background: var(--_surface); inline-size: 100%; }
  .flagged { background: var(--_surface); }
  .flagged[aria-pressed="true"] { background: var(--_accent-soft); border-color: var(--_accent); color: var(--_accent); font-weight: 500; }
  .dates { display: flex; gap: 10px; }
  .dates label { display: flex; gap: 8px; align-items: center; font-size: .875rem; color: var(--_muted); white-space: nowrap; }
  .dates input { color: var(--_ink); padding: 0 12px; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; }
  .chips button {
    display: inline-flex; gap: 8px; align-items: center; background: var(--_accent-soft); border-color: transparent; color: var(--_accent);
    max-inline-size: 100%; overflow-wrap: anywhere; text-align: start;
  }
  .said { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; min-height: 44px; }
  .said p { font-weight: 500; }
  .state { display: flex; flex-wrap: wrap; gap: 12px; align-items: center; justify-content: space-between; padding: 16px 20px; border-radius: var(--_radius); background: var(--_danger-soft); }
  .empty { padding: 28px 24px; border-radius: var(--_radius); background: var(--_surface); border: 1px solid var(--_line); }
  .box {
    position: relative; overflow-y: auto; overflow-x: hidden; overflow-anchor: none; contain: layout paint style;
    max-block-size: var(--sentinel-list-height, 70vh);
    background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius);
  }
  @supports (height: 1dvh) { .box { max-block-size: var(--sentinel-list-height, 70dvh); } }
  .box:focus-visible { outline-offset: 1px; border-radius: var(--_radius); }
  .all { position: relative; }
  .part { position: absolute; inset-inline: 0; }
  .head {
    position: sticky; inset-block-start: 0; z-index: 1; block-size: 2.5rem; padding: 0 20px; display: flex; gap: 16px; align-items: center;
    justify-content: space-between; background: var(--_sunken); color: var(--_muted); font-size: .875rem; white-space: nowrap; overflow: hidden;
  }
  .head span:first-child { font-weight: 500; color: var(--_ink); }
  .sum { overflow: hidden; text-overflow: ellipsis; }
  .row {
    block-size: 4.5rem; scroll-margin-block-start: 2.5rem; padding: 0 20px; display: grid; grid-template-columns: minmax(0, 1fr) auto; grid-template-rows: 1fr 1fr; column-gap: 16px;
    cursor: pointer; overflow: hidden; border-block-end: 1px solid var(--_line); line-height: 1.5;
  }
  .row:hover { background: var(--_sunken); }
  .row[aria-selected="true"] { background: var(--_accent-soft); }
  .box:focus-visible .active { outline: 3px solid var(--_accent); outline-offset: -3px; border-radius: 10px; }
  .name { align-self: end; font-weight: 500; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .amount { align-self: end; font-weight: 600; text-align: end; white-space: nowrap; }
  .received .amount, .pays-back .amount { color: var(--_accent); }
  .none .amount { color: var(--_muted); font-weight: 500; }
  .meta, .counted { font-size: .8125rem; color: var(--_muted); white-space: nowrap; overflow: hidden; }
  .meta { display: flex; gap: 8px; align-items: start; min-inline-size: 0; }
  .meta:last-child { grid-column: 1 / -1; }
  .when { overflow: hidden; text-overflow: ellipsis; }
  .counted { text-align: end; }
  .is, .mark { flex: none; display: inline-flex; gap: 4px; align-items: center; padding: 0 8px; border-radius: 999px; background: var(--_sunken); color: var(--_muted); }
  .row:hover .is, .row:hover .mark { background: var(--_surface); }
  .mark svg { inline-size: 14px; block-size: 14px; }
  .danger { background: var(--_danger-soft); color: var(--_danger); }
  .warning { background: var(--_warning-soft); color: var(--_warning); }
  .notice { background: var(--_notice-soft); color: var(--_notice); }
  .info { background: var(--_info-soft); color: var(--_info); }
  .row:hover .danger, .row:hover .warning, .row:hover .notice, .row:hover .info { background: var(--_surface); }
  .coming i { grid-column: 1 / -1; grid-row: 1 / -1; align-self: center; block-size: 16px; inline-size: 60%; border-radius: 8px; background: var(--_sunken); }
  @container (max-width: 860px) {
    .controls { grid-template-columns: minmax(0, 1fr) auto; }
    .text, .dates { grid-column: 1 / -1; }
    .dates label { flex: 1 1 0; }
    .dates input { flex: 1; }
  }
  @container (max-width: 480px) {
    .dates label { display: grid; gap: 2px; align-items: start; }
    .dates input { inline-size: 100%; }
    .row, .head { padding: 0 14px; column-gap: 12px; }
  }
`;
