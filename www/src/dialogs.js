// @ts-check
/**
 * The page's dialogs: a case for the operator, a password, what is asked before it is done, a backup.
 *
 * Not here: the dialog of one payment, which is loaded with the list (payments.js).
 */
import { html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import { describeError, format } from "wallet-sentinel/messages/bare";

/** @typedef {import("./page.js").State} State @typedef {import("./page.js").Act} Act @typedef {import("./page.js").Say} Say */

/** @param {State} state @param {Act} act @param {Say} say */
export function caseDialog({ found, settings }, act, say) {
  if (!found) return nothing;
  return html`<dialog class="case" ${ref(opens)} aria-label=${say("case")} @cancel=${(
    /** @type {Event} */ event,
  ) => {
    event.preventDefault();
    act.caseClosed();
  }}>
    <sentinel-case ?mask=${settings.isVeiled} .case=${found} locale=${settings.locale}></sentinel-case>
    <div class="row"><button @click=${() => act.caseClosed()}>${say("close")}</button></div>
  </dialog>`;
}

/** Opens a <dialog> once it is drawn; it closes by being drawn no more. @param {Element | undefined} element */
export const opens = (element) => {
  const dialog = /** @type {HTMLDialogElement | undefined} */ (element);
  // Lit calls before the element is in the document, where a dialog cannot open.
  queueMicrotask(() => {
    if (dialog?.isConnected && !dialog.open) dialog.showModal();
  });
};

/** @param {SubmitEvent} event */
const passwordIn = (event) =>
  String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("password") ?? "");

/** @param {State} state @param {Act} act @param {Say} say */
export function passwordDialog({ password, settings }, act, say) {
  if (!password) return nothing;
  return html`<dialog ${ref(opens)} aria-labelledby="password-title" @cancel=${(
    /** @type {Event} */ event,
  ) => {
    event.preventDefault();
    act.password(undefined);
  }}>
    <form @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      act.password(passwordIn(event));
    }}>
      <h2 id="password-title">${say(password.of === "backup" ? "phrase-title" : "password-title")}</h2>
      <p class="quiet"><bdi>${format.name(password.name)}</bdi></p>
      <label for="password">${say(password.of === "backup" ? "phrase-label" : "password-label")}</label>
      <input id="password" name="password" type="password" autocomplete="off" autofocus required aria-describedby="password-hint">
      <p id="password-hint" class="quiet">${say(password.of === "backup" ? "phrase-hint" : "password-hint")}</p>
      ${password.wrong ? html`<p class="wrong" role="alert">${describeError({ code: password.of === "backup" ? "backup-passphrase" : "password-wrong" }, settings.locale)}</p>` : nothing}
      <div class="row"><button class="main" type="submit">${say("password-go")}</button><button type="button" @click=${() => act.password(undefined)}>${say("cancel")}</button></div>
    </form></dialog>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
export function confirmDialog({ confirming }, act, say) {
  if (!confirming) return nothing;
  const { what } = confirming;
  if (what === "backup") return backupDialog(act, say);
  return html`<dialog ${ref(opens)} aria-labelledby="confirm-title" @cancel=${(
    /** @type {Event} */ event,
  ) => {
    event.preventDefault();
    act.confirm(undefined);
  }}>
    <h2 id="confirm-title">${say(`${what}-title`)}</h2><p>${say(`${what}-says`)}</p>
    <div class="row"><button class=${what === "wipe" || what === "take-out" ? "danger" : "main"} @click=${() => act.confirmed()}>${say(`${what}-go`)}</button>
      <button autofocus @click=${() => act.confirm(undefined)}>${say("cancel")}</button></div>
  </dialog>`;
}

/** Saves everything to a file, under a passphrase where one is given. @param {Act} act @param {Say} say */
function backupDialog(act, say) {
  return html`<dialog ${ref(opens)} aria-labelledby="backup-title" @cancel=${(/** @type {Event} */ event) => {
    event.preventDefault();
    act.confirm(undefined);
  }}>
    <form @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      act.saved(passwordIn(event));
    }}>
      <h2 id="backup-title">${say("backup-title")}</h2>
      <p class="quiet">${say("backup-says")}</p>
      <label for="phrase">${say("backup-phrase")}</label>
      <input id="phrase" name="password" type="password" autocomplete="new-password" autofocus aria-describedby="phrase-note">
      <p id="phrase-note" class="quiet">${say("backup-phrase-note")}</p>
      <div class="row"><button class="main" type="submit">${say("backup-go")}</button><button type="button" @click=${() => act.confirm(undefined)}>${say("cancel")}</button></div>
    </form></dialog>`;
}
