// @ts-check
/** The look of <sentinel-confirm> beside what all that asks shares: what speaks for a pair, what to do about a double charge. */
import { css } from "lit";

export const styles = css`
  .why { font-size: .8125rem; color: var(--_muted); }
  .reasons { display: grid; gap: 6px; padding-inline-start: 1.2em; list-style: disc; }
  .reasons.quiet { font-size: .9375rem; }
  .why li { display: inline; }
  .why:not(:lang(zh)) li + li::before { content: " "; }
  .said h3 { font-size: .9375rem; }
  .steps { counter-reset: step; display: grid; gap: 8px; }
  .steps li { counter-increment: step; display: grid; grid-template-columns: 24px minmax(0, 1fr); gap: 10px; }
  .steps li::before {
    content: counter(step); display: grid; place-items: center; width: 24px; height: 24px; border-radius: 50%;
    background: var(--_surface); border: 1px solid var(--_line); font-size: .8125rem; color: var(--_muted);
  }
  .numbers { display: grid; gap: 2px; font-size: .875rem; overflow-wrap: anywhere; user-select: all; }
`;
