// @ts-check
/** The look of <sentinel-question>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  :host([empty]) { display: none; }
  :host { container-type: inline-size; }
  .card, .said {
    display: grid; gap: 12px; padding: 20px; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius);
  }
  .said { padding-block: 14px; background: var(--_accent-soft); border-color: transparent; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; }
  .said p { flex: 1 1 14em; }
  .said button { background: var(--_surface); }
  .said + .card { margin-block-start: 12px; }
  .urgent { background: var(--_warning-soft); }
  .label { font-size: .8125rem; font-weight: 500; color: var(--_muted); }
  h3 { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; }
  .head { display: grid; gap: 2px; }
  .payment {
    display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 16px; padding: 10px 14px; border-radius: 12px;
    background: var(--_sunken); border: 1px solid var(--_line);
  }
  .payment bdi { overflow-wrap: anywhere; }
  .name { font-weight: 500; }
  .sum { font-weight: 600; white-space: nowrap; text-align: end; }
  .payment time { grid-column: 1 / -1; font-size: .875rem; }
  .answers { display: flex; flex-wrap: wrap; gap: 8px; }
  h3:focus-visible, .said p:focus-visible { border-radius: 8px; }
  /* Two columns of buttons leave a phone too little room for their words. */
  @container (max-width: 420px) {
    .card, .said { padding: 16px; }
    .answers { display: grid; }
  }
`;
