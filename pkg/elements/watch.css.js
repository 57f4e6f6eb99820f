// @ts-check
/** The look of <sentinel-watch>. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  .list { display: grid; gap: 12px; }
  .one {
    --_tone: var(--_info); --_soft: var(--_info-soft);
    display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 4px 16px; align-items: start;
    padding: 18px 20px; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius);
  }
  .danger { --_tone: var(--_danger); --_soft: var(--_danger-soft); }
  .warning { --_tone: var(--_warning); --_soft: var(--_warning-soft); }
  .notice { --_tone: var(--_notice); --_soft: var(--_notice-soft); }
  .done { --_tone: var(--_accent); --_soft: var(--_accent-soft); }
  h4 { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; margin-block-start: 4px; overflow-wrap: anywhere; }
  .tag { display: inline-block; font-size: .8125rem; font-weight: 500; line-height: 1.5; padding: 1px 10px; border-radius: 999px; background: var(--_soft); color: var(--_tone); }
  .amount { font-size: 1.25rem; font-weight: 600; line-height: 1.3; white-space: nowrap; letter-spacing: -.01em; }
  .line { grid-column: 1 / -1; display: grid; gap: 8px; margin-block-start: 8px; }
  .line p { font-size: .9375rem; }
  progress { appearance: none; display: block; width: 100%; height: 6px; border: 0; border-radius: 999px; overflow: hidden; background: var(--_sunken); }
  progress::-webkit-progress-bar { background: var(--_sunken); }
  progress::-webkit-progress-value { background: var(--_tone); border-radius: 999px; }
  progress::-moz-progress-bar { background: var(--_tone); border-radius: 999px; }
  .actions { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 6px; }
  .foot { margin-block-start: 16px; display: grid; gap: 12px; justify-items: start; }
  form { display: grid; gap: 14px; width: 100%; padding: 20px; background: var(--_surface); border: 1px solid var(--_line); border-radius: var(--_radius); }
  label { display: grid; gap: 4px; font-size: .875rem; color: var(--_muted); }
  label select, input { width: 100%; color: var(--_ink); }
  input { font: inherit; min-height: 44px; padding: 0 16px; border-radius: 999px; border: 1px solid var(--_control); background: transparent; max-width: 16em; }
  .pick { display: block; min-width: 0; }
  .pick select { text-overflow: ellipsis; }
  .state { display: grid; gap: 4px; padding: 24px; border-radius: var(--_radius); background: var(--_surface); border: 1px solid var(--_line); }
  details { margin-block-start: 12px; }
  details .list { margin-block-start: 8px; }
  @media (max-width: 560px) {
    .one { padding: 16px; grid-template-columns: minmax(0, 1fr); }
    form { padding: 16px; }
  }
`;
