// @ts-check
/** What <sentinel-plan> adds to the look of <sentinel-summary>. */
import { css } from "lit";

export const planStyles = css`
  .spans text { font-size: 15px; fill: var(--_ink); }
  .spans .amount { font-weight: 500; }
  .spans .band { fill: var(--_notice-soft); stroke: var(--_notice); stroke-width: 1; }
  .spans .fill { fill: var(--_bar); }
  .spans .bad .fill { fill: var(--_warning); }
  .spans .bad .amount { fill: var(--_warning); }
  .spans .limit { stroke: var(--_ink); stroke-width: 2; }
  .coming { margin-block-start: 12px; }
  .coming li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; padding-block: 10px; border-block-end: 1px solid var(--_line); }
  .coming li:last-child { border-block-end: 0; }
  .coming .who, .coming .sum { display: grid; min-width: 0; overflow-wrap: anywhere; }
  .coming .sum { text-align: end; font-weight: 500; white-space: nowrap; }
  .coming .quiet, .coming .note { font-size: .8125rem; font-weight: 400; }
  .coming .note { color: var(--_warning); }
  .coming .who { flex: 1 1 0; }
  .answer { flex: 1 0 100%; }
  .answer summary { font-size: .8125rem; margin-block: -8px -10px; position: relative; }
  .answer div { display: flex; flex-wrap: wrap; gap: 8px; padding-block: 4px 6px; }
  .heard {
    display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; justify-content: space-between;
    margin-block-start: 12px; padding: 8px 14px; border-radius: 12px; background: var(--_accent-soft); font-size: .9375rem;
  }
`;
