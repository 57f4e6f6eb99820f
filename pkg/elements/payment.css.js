// @ts-check
/** The look of <sentinel-payment> beside what all that asks shares. Colours and controls are the theme's. */
import { css } from "lit";

export const styles = css`
  article { display: grid; gap: 12px; }
  .top { display: grid; gap: 2px; }
  .top h3 { font-size: 1.25rem; overflow-wrap: anywhere; }
  .top .sum { font-size: 1.75rem; font-weight: 600; line-height: 1.3; letter-spacing: -.01em; overflow-wrap: anywhere; }
  .card { gap: 8px; padding: 16px 18px; }
  h4 { font-size: .8125rem; font-weight: 500; color: var(--_muted); }
  .alerts, .links { display: grid; gap: 12px; }
  .alerts li { --_tone: var(--_info); --_soft: var(--_info-soft); display: grid; grid-template-columns: 36px minmax(0, 1fr) auto; gap: 12px; align-items: center; }
  .alerts .danger { --_tone: var(--_danger); --_soft: var(--_danger-soft); }
  .alerts .warning { --_tone: var(--_warning); --_soft: var(--_warning-soft); }
  .alerts .notice { --_tone: var(--_notice); --_soft: var(--_notice-soft); }
  .icon { display: grid; place-items: center; inline-size: 36px; block-size: 36px; border-radius: 10px; background: var(--_soft); color: var(--_tone); }
  .severity { display: block; font-size: .8125rem; font-weight: 500; color: var(--_tone); }
  .links li { display: grid; gap: 8px; }
  .links > li + li { padding-block-start: 12px; border-block-start: 1px solid var(--_line); }
  .title { font-weight: 500; }
  .payment { border-radius: 12px; }
  .why li { display: inline; font-size: .8125rem; color: var(--_muted); }
  .why:not(:lang(zh)) li + li::before { content: " "; }
  .answers:empty { display: none; }
  .answers > .plain:first-child { margin-inline-start: -12px; }
  .line { flex-wrap: nowrap; }
  .said .line { flex-wrap: wrap; }
  .line h4 + p { font-weight: 500; }
  form { display: grid; gap: 10px; }
  .problems, .question .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 12px; }
  .question { margin-block-start: 12px; padding: 16px 20px; border-radius: 12px; background: var(--_sunken); }
  .question p { font-weight: 500; }
  label { display: grid; gap: 4px; font-size: .875rem; color: var(--_muted); }
  .pick { display: block; min-inline-size: 0; }
  .pick select { inline-size: 100%; color: var(--_ink); text-overflow: ellipsis; }
  dl { display: grid; gap: 2px; }
  dl div { display: grid; grid-template-columns: minmax(6.5em, 30%) minmax(0, 1fr); gap: 12px; align-items: baseline; padding-block: 4px; }
  dl div + div { border-block-start: 1px solid var(--_line); }
  dt { font-size: .875rem; color: var(--_muted); }
  dd { overflow-wrap: anywhere; }
  dd.word::first-letter { text-transform: uppercase; }
  .copyable { display: flex; gap: 4px; justify-content: space-between; align-items: center; }
  .copyable button { flex: none; margin-inline-end: -12px; }
`;
