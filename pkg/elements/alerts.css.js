// @ts-check
/** The look of <sentinel-alerts>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  .filters { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin-block-end: 8px; }
  .switch { display: inline-flex; padding: 3px; border-radius: 999px; background: var(--_sunken); border: 1px solid var(--_line); }
  .switch button { border: 0; min-height: 44px; color: var(--_muted); display: inline-flex; align-items: center; gap: 8px; }
  .switch button[aria-pressed="true"] { background: var(--_surface); color: var(--_ink); box-shadow: 0 1px 2px rgb(0 0 0 / .12); }
  .switch b { font-weight: 600; font-size: .8125rem; color: inherit; }
  .period { display: inline-flex; align-items: center; gap: 8px; background: var(--_accent-soft); border-color: transparent; color: var(--_accent); }
  .taken { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between;
    padding: 4px 8px 4px 18px; margin-block: 8px; border-radius: 14px; background: var(--_accent-soft); font-size: .9375rem; }
  section { margin-block-start: 20px; }
  h3 { font-size: .875rem; font-weight: 500; color: var(--_muted); margin-block-end: 8px; }
  section { display: grid; gap: 12px; }
  section h3 { margin: 0; }
  section ul:not(.also, .dots) { display: grid; gap: 12px; }
  .story { display: grid; gap: 8px; padding-inline-start: 14px; border-inline-start: 3px solid var(--_line); }
  .story > p { font-size: .8125rem; }
  .outcome { font-size: .875rem; }
  .alert {
    --_tone: var(--_info); --_soft: var(--_info-soft);
    display: grid; grid-template-columns: 40px minmax(0, 1fr) auto; gap: 4px 14px; align-items: start;
    padding: 20px; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius);
  }
  .danger { --_tone: var(--_danger); --_soft: var(--_danger-soft); }
  .warning { --_tone: var(--_warning); --_soft: var(--_warning-soft); }
  .notice { --_tone: var(--_notice); --_soft: var(--_notice-soft); }
  .alert.done { --_tone: var(--_muted); --_soft: var(--_sunken); }
  .icon { display: grid; place-items: center; width: 40px; height: 40px; border-radius: 12px; background: var(--_soft); color: var(--_tone); }
  .tags { display: flex; gap: 8px; align-items: center; line-height: 1.4; }
  .severity { font-size: .8125rem; font-weight: 500; color: var(--_tone); }
  .follow { font-size: .75rem; padding: 1px 8px; border-radius: 999px; background: var(--_accent-soft); color: var(--_accent); }
  h4 { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; }
  .meta { font-size: .875rem; display: flex; flex-wrap: wrap; gap: 0 12px; }
  .amount { font-size: 1.25rem; font-weight: 600; line-height: 1.3; padding-block-start: 18px; white-space: nowrap; letter-spacing: -.01em; }
  .rest { grid-column: 2 / -1; }
  .rest > p { margin-block-start: 6px; max-width: 62ch; }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-block-start: 12px; }
  .done .actions { margin-block-start: 0; }
  .done .actions button { margin-inline-start: -12px; }
  .actions details { flex: 0 1 auto; }
  .actions details[open] { flex-basis: 100%; }
  .actions summary { padding: 0 8px; }
  .past summary { color: var(--_muted); font-size: .875rem; }
  .done .past summary { padding: 0; }
  .history { display: grid; gap: 4px; margin-block-start: 8px; padding: 12px 20px; border-radius: 12px; background: var(--_sunken); font-size: .875rem; }
  .history li { display: grid; grid-template-columns: minmax(7.5em, auto) 1fr; gap: 4px 12px; }
  .history time { color: var(--_muted); }
  .told:focus-visible { border-radius: 12px; }
  .counted ul { margin: 8px 0 0; padding: 0; list-style: none; }
  .counted li { display: flex; gap: 12px; align-items: baseline; justify-content: space-between; padding-block: 6px; border-block-start: 1px solid var(--_line); }
  .help, .question, .told { margin-block-start: 8px; padding: 16px 20px; border-radius: 12px; background: var(--_sunken); }
  .told { background: var(--_danger-soft); }
  .told.not-mine { background: var(--_sunken); }
  .to-help { margin-block-start: 12px; }
  .question p { font-weight: 500; }
  h5 { margin: 0 0 6px; font-size: .875rem; font-weight: 500; color: var(--_muted); }
  ol + h5, ul + h5 { margin-block-start: 16px; }
  .steps { counter-reset: step; display: grid; gap: 8px; }
  .steps li { counter-increment: step; display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 10px; }
  .steps li::before {
    content: counter(step); display: grid; place-items: center; width: 24px; height: 24px; border-radius: 50%;
    background: var(--_surface); border: 1px solid var(--_line); font-size: .8125rem; color: var(--_muted);
  }
  .dots { display: grid; gap: 4px; }
  .dots li { display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 10px; }
  .dots li::before { content: "·"; text-align: center; color: var(--_muted); }
  .also { display: flex; flex-wrap: wrap; gap: 6px; margin-block-start: 8px; }
  .also li { font-size: .8125rem; line-height: 1.4; padding: 3px 10px; border-radius: 999px; background: var(--_sunken); color: var(--_muted); }
  .more { display: block; width: 100%; margin-block-start: 16px; }
  .state { display: grid; gap: 12px; padding: 28px 24px; margin-block-start: 16px; border-radius: var(--_radius); background: var(--_surface); border: 1px solid var(--_line); }
  .state i { height: 16px; border-radius: 8px; background: var(--_sunken); animation: breathe 1.6s ease-in-out infinite alternate; }
  .state i:nth-of-type(2) { width: 70%; }
  .state i:nth-of-type(3) { width: 45%; }
  .empty { gap: 4px; }
  @keyframes breathe { to { opacity: .45; } }
  @media (max-width: 560px) {
    .filters { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; margin-inline: -16px; padding: 4px 16px; margin-block: -4px 4px; }
    .filters > * { flex: none; }
    section { margin-block-start: 12px; }
    .alert { padding: 16px; grid-template-columns: 36px minmax(0, 1fr); }
    .icon { width: 36px; height: 36px; }
    .amount { grid-column: 2; padding-block-start: 2px; }
    .rest { grid-column: 1 / -1; }
  }
`;
