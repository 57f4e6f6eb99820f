// @ts-check
/** The look of <sentinel-help>: large type, large targets, one thing at a time. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  :host { font-size: 1.25rem; line-height: 1.5; container: help / inline-size; }
  section { display: grid; gap: 20px; padding: 24px; border-radius: var(--_radius); background: var(--_surface); border: 1px solid var(--_line); }
  section.folded { grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 8px 16px; padding: 3px 3px 3px 20px; border-radius: 28px; }
  h2, h3 { margin: 0; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere; }
  h2 { font-size: 1.5rem; }
  h3 { font-size: 1.25rem; }
  h2:focus-visible, h3:focus-visible { outline-offset: 6px; }
  button, select { font-size: 1.125rem; min-height: 52px; }
  .choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: 10px; }
  .choices button {
    width: 100%; min-height: 64px; padding: 10px 20px; border-radius: 14px; text-align: start; font-size: 1.25rem; line-height: 1.35;
    background: var(--_sunken); border-color: transparent; overflow-wrap: anywhere;
  }
  .choices button:hover { border-color: var(--_accent); }
  .choices button:focus-visible { border-radius: 14px; }
  .choices.one { grid-template-columns: minmax(0, 1fr); }
  .choices small { display: block; font-size: 1rem; color: var(--_muted); }
  .ways { display: flex; flex-wrap: wrap; gap: 10px; }
  .quiet { font-size: 1rem; }
  .pick { display: block; max-width: 28em; }
  .pick select { width: 100%; text-overflow: ellipsis; }
  .pick::after { inset-block-start: 21px; }
  label { display: grid; gap: 6px; font-size: 1rem; }
  .part { display: grid; gap: 12px; padding-block-start: 20px; border-block-start: 1px solid var(--_line); }
  .steps { counter-reset: step; display: grid; gap: 14px; }
  .steps li { counter-increment: step; display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 14px; }
  .steps li::before {
    content: counter(step); display: grid; place-items: center; width: 36px; height: 36px; border-radius: 50%;
    background: var(--_accent); color: var(--_surface); font-size: 1.0625rem; font-weight: 600;
  }
  .people { display: grid; gap: 16px; }
  .people h4 { font-size: 1.25rem; font-weight: 600; line-height: 1.4; margin: 0; }
  .people li { display: grid; gap: 6px; }
  .people a {
    display: inline-flex; align-items: center; justify-self: start; min-height: 52px; padding: 6px 22px; border-radius: 26px;
    background: var(--_accent-soft); color: var(--_accent); font-size: 1.125rem; text-decoration: none; overflow-wrap: anywhere;
  }
  .people a.phone { background: var(--_accent); color: var(--_surface); font-weight: 600; }
  .people a:focus-visible { border-radius: 26px; }
  pre {
    margin: 0; padding: 18px 20px; border-radius: 12px; background: var(--_sunken); font: inherit; font-size: 1.0625rem;
    white-space: pre-wrap; overflow-wrap: anywhere; user-select: all; max-height: 22em; overflow: auto;
  }
  .lines { display: grid; gap: 10px; }
  .safety { padding: 14px 18px; border-radius: 12px; background: var(--_warning-soft); font-size: 1.125rem; font-weight: 500; }
  details { font-size: 1rem; }
  sentinel-wallet { font-size: 1rem; padding-block-start: 8px; }
  details > ul { display: grid; gap: 6px; padding-block-start: 8px; overflow-wrap: anywhere; }
  summary { font-size: 1rem; }
  @media (max-width: 560px) {
    section { padding: 20px 16px; }
    .steps li { grid-template-columns: 32px minmax(0, 1fr); gap: 12px; }
    .steps li::before { width: 32px; height: 32px; }
  }
  .folded h2 { font-size: 1rem; }
  .folded button { min-height: 44px; font-size: 1rem; }
  @container help (max-width: 260px) {
    section.folded { grid-template-columns: minmax(0, 1fr); padding: 0; border: 0; background: none; justify-items: end; }
    .folded h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .folded button { min-height: 50px; }
  }
  @media print { :host { display: none; } }
`;
