// @ts-check
/** The look of <sentinel-access> and <sentinel-checkup>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  .list { display: grid; gap: 12px; }
  .card {
    --_tone: var(--_info); --_soft: var(--_info-soft);
    display: grid; gap: 10px; padding: 18px 20px; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius);
  }
  .danger { --_tone: var(--_danger); --_soft: var(--_danger-soft); }
  .warning { --_tone: var(--_warning); --_soft: var(--_warning-soft); }
  .notice { --_tone: var(--_notice); --_soft: var(--_notice-soft); }
  .head { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: baseline; }
  h3, h4 { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; overflow-wrap: anywhere; }
  .tag { font-size: .8125rem; font-weight: 500; line-height: 1.5; padding: 1px 10px; border-radius: 999px; background: var(--_soft); color: var(--_tone); white-space: nowrap; }
  .meta, .quiet { font-size: .9375rem; }
  .uses { display: grid; }
  .use { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 16px; align-items: center; padding-block: 10px; border-block-start: 1px solid var(--_line); }
  .use .what { font-weight: 500; }
  .use .when { color: var(--_muted); font-size: .9375rem; }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
  .said { color: var(--_muted); font-size: .9375rem; }
  .story ol { position: relative; display: grid; gap: 0; }
  .step { display: grid; grid-template-columns: 20px minmax(0, 1fr) auto; gap: 0 12px; padding-block: 7px; position: relative; align-items: baseline; }
  .step::before { content: ""; width: 10px; height: 10px; border-radius: 50%; background: var(--_tone); margin-inline-start: 5px; z-index: 1; }
  .step:not(:last-child)::after { content: ""; position: absolute; inset-inline-start: 9px; inset-block: 1.4em -.6em; width: 2px; background: var(--_tone); opacity: .35; }
  .step time { color: var(--_muted); font-size: .9375rem; white-space: nowrap; }
  .steps { list-style: decimal; padding-inline-start: 1.4em; display: grid; gap: 6px; }
  .first { border-color: var(--_tone); }
  .switch { display: flex; gap: 10px; align-items: center; min-height: 44px; cursor: pointer; }
  .switch input { width: 20px; height: 20px; accent-color: var(--_accent); margin: 0; flex: none; }
  .label { font-size: .875rem; color: var(--_muted); }
  .state { display: grid; gap: 4px; padding: 24px; border-radius: var(--_radius); background: var(--_surface); border: 1px solid var(--_line); }
  @media (max-width: 560px) {
    .card { padding: 16px; }
    .use { grid-template-columns: minmax(0, 1fr); }
  }
`;
