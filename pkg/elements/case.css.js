// @ts-check
/** The look of <sentinel-case>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  article { display: grid; gap: 16px; }
  h3 { font-size: 1.25rem; font-weight: 600; line-height: 1.35; }
  .safety { padding: 14px 18px; border-radius: 12px; background: var(--_warning-soft); color: var(--_ink); font-weight: 500; }
  pre {
    margin: 0; padding: 18px 20px; border-radius: 12px; background: var(--_sunken); font: inherit; font-size: .9375rem;
    white-space: pre-wrap; overflow-wrap: anywhere; user-select: all;
  }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; }
  .steps { counter-reset: step; display: grid; gap: 8px; }
  .steps li { counter-increment: step; display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 10px; }
  .steps li::before {
    content: counter(step); display: grid; place-items: center; width: 24px; height: 24px; border-radius: 50%;
    background: var(--_surface); border: 1px solid var(--_line); font-size: .8125rem; color: var(--_muted);
  }
  h4 { font-size: .9375rem; font-weight: 600; color: var(--_muted); margin-block-end: 8px; }
`;
