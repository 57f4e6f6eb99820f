// @ts-check
/** The look of <sentinel-promise>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  :host { display: grid; gap: 12px; }
  ul { display: grid; gap: 12px; }
  li, form { display: grid; gap: 10px; padding: 18px 20px; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
  h3 { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; margin: 0; overflow-wrap: anywhere; }
  p { font-size: .9375rem; }
  form { gap: 14px; }
  label { display: grid; gap: 4px; font-size: .875rem; color: var(--_muted); min-width: 0; }
  .pick { display: block; min-width: 0; }
  select, input { width: 100%; color: var(--_ink); }
  .pick select { text-overflow: ellipsis; }
  input { font: inherit; min-height: 44px; padding: 0 16px; border-radius: 999px; border: 1px solid var(--_control); background: transparent; }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; }
  .wrong { color: var(--_danger); }
  @media print { :host { display: none; } }
`;
