// @ts-check
/** The look of <sentinel-wallet>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  :host > ul, ul { display: grid; gap: 14px; }
  p { overflow-wrap: anywhere; }
  .quiet { font-size: .875rem; }
  .unknown { gap: 4px; padding-block-start: 4px; color: var(--_muted); }
  .path { display: grid; grid-template-columns: repeat(auto-fill, minmax(92px, 1fr)); gap: 14px 8px; padding-block: 10px; counter-reset: step; }
  .path li { display: grid; gap: 4px; justify-items: center; align-content: start; text-align: center; font-size: .9375rem; line-height: 1.35; counter-increment: step; }
  .path li span::before { content: counter(step) ". "; color: var(--_muted); }
  .body { fill: var(--_surface); stroke: var(--_control); stroke-width: 1.5; }
  .line { fill: var(--_line); }
  .press { fill: var(--_accent); }
  .finger { fill: var(--_accent-soft); stroke: var(--_accent); stroke-width: 2; }
`;
