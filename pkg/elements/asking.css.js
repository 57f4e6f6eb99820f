// @ts-check
/** The look of what asks: <sentinel-question> and <sentinel-confirm>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  :host([empty]) { display: none; }
  :host { container-type: inline-size; }
  .card, .said {
    display: grid; gap: 12px; padding: 20px; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius);
  }
  .said { padding-block: 14px; background: var(--_accent-soft); border-color: transparent; }
  .said + .card { margin-block-start: 12px; }
  .urgent { background: var(--_warning-soft); }
  .line { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center; justify-content: space-between; }
  .line p { flex: 1 1 14em; }
  .line button { background: var(--_surface); }
  .label { font-size: .8125rem; font-weight: 500; color: var(--_muted); }
  h3 { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; }
  .head { display: grid; gap: 2px; }
  .payment {
    display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; padding: 10px 14px; background: var(--_sunken);
  }
  .payment bdi { overflow-wrap: anywhere; }
  .payment .name { font-weight: 500; }
  .payment .sum { font-weight: 600; white-space: nowrap; text-align: end; }
  .payment .meta { grid-column: 1 / -1; font-size: .875rem; display: flex; flex-wrap: wrap; gap: 0 12px; }
  .rows { display: grid; gap: 1px; border-radius: 12px; overflow: hidden; background: var(--_line); border: 1px solid var(--_line); }
  .answers { display: flex; flex-wrap: wrap; gap: 8px; }
  h3:focus-visible, .said p:focus-visible { border-radius: 8px; }
  /* Two columns of buttons leave a phone too little room for their words. */
  @container (max-width: 420px) {
    .card, .said { padding: 16px; }
    .answers { display: grid; }
  }
`;
