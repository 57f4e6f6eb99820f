// @ts-check
/**
 * <sentinel-help>: from "something went wrong" to the right people, one question at a time.
 *
 * `source` is anything with `supportCase`, and `payments` and `accounts` where it has them: an engine, a worker, a store. Sends
 * `sentinel-region` with { region } once somebody said where they live; a host keeps it and hands it in. `operators` and `authorities`
 * of a host replace ours whole. Works without a source: then there are steps and people, and no message.
 * Not here: which question comes next (help.steps.js), what is said (../help/answer.js), how the end is drawn (help.end.js).
 */
import { html, nothing } from "lit";
import { format } from "../messages/bare.js";
import { ageOf } from "../help/age.js";
import { STARTS } from "../help/answer.js";
import { UNKNOWN, isRegion, listedRegions, suggestedHere } from "../help/regions.js";
import { UNNAMED } from "../messages/case.js";
import { styles } from "./help.css.js";
import { end } from "./help.end.js";
import { saveText } from "./help.paper.js";
import {
  AWAITED,
  LISTED,
  nextStep,
  paymentAt,
  problemOf,
  walletOf,
  walletsOf,
  without,
} from "./help.steps.js";
import { SpokenElement } from "./spoken.js";
import { controls, tokens } from "./theme.js";

/**
 * @typedef {import("../index.js").SupportCase} SupportCase
 * @typedef {import("../index.js").CaseOf} CaseOf
 * @typedef {import("../index.js").PaymentRow} PaymentRow
 * @typedef {import("./help.steps.js").Answers} Answers
 * @typedef {import("./help.steps.js").Wallet} Wallet
 * @typedef {import("./help.js").HelpSource} Source
 */

export class SentinelHelp extends SpokenElement {
  static styles = [tokens, controls, styles];
  /** @type {import("lit").PropertyDeclarations} */
  static properties = {
    source: { attribute: false },
    region: {},
    operators: { attribute: false },
    authorities: { attribute: false },
    now: { attribute: false },
    folds: { type: Boolean },
    open: { type: Boolean, reflect: true },
    answers: { state: true },
    rows: { state: true },
    accounts: { state: true },
    found: { state: true },
    failure: { state: true },
    news: { state: true },
    moving: { state: true },
  };

  /** What was answered here, and not handed in. @type {Set<string>} */ #given = new Set();
  /** Counts questions to the source: a slow answer to an earlier one is never heard. */ #asked = 0;
  /** @type {string | undefined} */ #after;
  #focusNext = false;

  constructor() {
    super();
    /** @type {Source | undefined} */ this.source = undefined;
    /** ISO 3166-1 alpha-2, "ZZ" for unknown; asked for where absent. */ this.region = "";
    /** @type {readonly import("../index.js").Operator[]} */ this.operators = [];
    /** @type {readonly import("../index.js").Authority[] | undefined} */ this.authorities = undefined;
    /** @type {number | undefined} */ this.now = undefined;
    /** Stands as one line until it is opened. */ this.folds = false;
    this.open = false;
    /** @type {Answers} */ this.answers = {};
    /** @type {readonly PaymentRow[] | undefined} */ this.rows = undefined;
    /** @type {readonly import("../index.js").AccountSummary[]} */ this.accounts = [];
    /** @type {SupportCase | undefined} */ this.found = undefined;
    /** Why there is no case. @type {{ code: string } | undefined} */ this.failure = undefined;
    this.news = "";
    /** Asked once more where they live. */ this.moving = false;
  }

  /** Everything that is answered, with what the host knows. @returns {Answers} */
  get #known() {
    return isRegion(this.region) ? { ...this.answers, where: this.region } : this.answers;
  }

  get step() {
    if (this.moving) return /** @type {const} */ ("where");
    return nextStep(this.#known, { hasPayments: !this.rows || this.rows.length > 0 });
  }

  get #today() {
    return this.now ?? Date.now();
  }

  /**
   * Begins anew with a problem, or with the choice of one: for a host's own button. What the host knows is not asked, and there is no
   * way back to it. @param {import("../help/answer.js").Start} [start] @param {import("./help.js").HelpKnown} [known]
   */
  begin(start, known = {}) {
    this.#reset();
    this.open = true;
    if (!start) return;
    const { led, twice, accountId } = known;
    const wallet = accountId === undefined ? undefined : walletOf(accountId, this.operators);
    const told = { ...(led === undefined ? {} : { led }), ...(twice === undefined ? {} : { twice }) };
    this.answers = { start, ...told, ...(wallet ? { wallet } : {}) };
    void this.#findAccounts();
    if (wallet) void this.#findPayment(wallet, known);
    this.#finish();
  }

  /** The payment that a host names; where it is not here, the choice of one. @param {Wallet} wallet @param {import("./help.js").HelpKnown} known */
  async #findPayment(wallet, { transactionId, at }) {
    const mine = (this.#asked += 1);
    const found =
      transactionId !== undefined && at !== undefined && this.source?.payments
        ? await paymentAt(this.source, wallet.accountId, transactionId, at)
        : undefined;
    if (mine !== this.#asked) return;
    if (!found) return this.#findPayments(wallet);
    this.rows = [found];
    this.answers = { ...this.answers, payment: found };
    this.#focusNext = true;
    this.#finish();
  }

  #reset() {
    this.#asked += 1;
    this.#given.clear();
    this.answers = {};
    this.rows = this.found = this.failure = undefined;
    this.news = "";
    this.moving = false;
    this.#focusNext = true;
  }

  /** @param {Answers} said */
  answer(said) {
    for (const name of Object.keys(said)) this.#given.add(name);
    this.answers = { ...this.answers, ...said };
    this.#focusNext = true;
    if (said.start) void this.#findAccounts();
    if (said.wallet) void this.#findPayments(said.wallet);
    this.#finish();
  }

  #back() {
    this.#asked += 1;
    // What the host knows by now is no question any more, so there is no way back to it.
    const asked = new Set([...this.#given].filter((name) => name !== "where" || !isRegion(this.region)));
    if (this.moving) this.moving = false;
    else this.answers = without(this.answers, asked);
    this.found = this.failure = undefined;
    this.news = "";
    if (!this.answers.wallet) this.rows = undefined;
    this.#focusNext = true;
  }

  async #findAccounts() {
    try {
      this.accounts = (await this.source?.accounts?.()) ?? [];
    } catch {
      this.accounts = []; // the wallets that are known are there all the same
    }
  }

  /** @param {Wallet} wallet */
  async #findPayments({ accountId }) {
    this.#after = undefined;
    this.rows = undefined;
    await this.#more(accountId, []);
  }

  /** @param {string} accountId @param {readonly PaymentRow[]} before */
  async #more(accountId, before) {
    const mine = (this.#asked += 1);
    try {
      const page = await this.source?.payments?.({
        accountId,
        limit: LISTED,
        // What came in is only of interest where something did not.
        ...(problemOf(this.answers) === "not-arrived" ? {} : { counts: ["spent", "none"] }),
        ...(this.#after ? { after: this.#after } : {}),
      });
      if (mine !== this.#asked) return;
      this.#after = page?.after;
      this.rows = [...before, ...(page?.rows ?? [])];
    } catch {
      if (mine === this.#asked) this.rows = before;
    }
    this.#finish();
  }

  /** Puts the case together once everything is answered. */
  #finish() {
    if (this.step === "answer" && !this.found && !this.failure) void this.#findCase();
  }

  async #findCase() {
    const { source } = this;
    const { wallet, payment } = this.#known;
    if (!source || !wallet) return;
    const mine = (this.#asked += 1);
    const problem = problemOf(this.#known);
    const own = this.operators.find(({ id }) => id === wallet.operator);
    const ask = (/** @type {CaseOf} */ of) => source.supportCase(of, own);
    const { accountId } = wallet;
    const of = payment ? { accountId, transactionId: payment.payment.id } : { accountId, problem };
    try {
      /** @type {SupportCase | undefined} */
      let found;
      if (payment && AWAITED.has(problem)) {
        found = await ask(of);
        if (!found.state || found.state === "resolved") found = undefined; // nothing is waited for: it is a case of its own
      }
      found ??= await ask({ ...of, problem });
      if (mine === this.#asked) this.found = found;
    } catch (error) {
      const { code = "worker-failed" } = Object(error);
      if (mine !== this.#asked) return;
      this.failure = { code };
      if (code !== "transaction-unknown") return;
      // Gone from here: the message is made without it, and says that its payer has to add it.
      try {
        const found = await ask({ accountId, problem });
        if (mine === this.#asked) this.found = found;
      } catch {
        /* The failure that is told already is the one that matters. */
      }
    }
  }

  render() {
    const { step } = this;
    if (this.folds && !this.open)
      return html`<section class="folded" aria-label=${this.say("help.title")}><h2>${this.say("help.title")}</h2>
        <button class="main" aria-expanded="false" @click=${() => this.begin()}>${this.say("help.open")}</button></section>`;
    const hasBegun = step !== "start";
    return html`<section part="help" aria-label=${this.say("help.title")}>
      ${this.#question(step)}
      ${
        hasBegun || this.folds
          ? html`<div class="ways">
        ${hasBegun && this.#given.size ? html`<button data-back @click=${() => this.#back()}>${this.say("help.back")}</button>` : nothing}
        ${step === "answer" ? html`<button @click=${() => this.#reset()}>${this.say("help.again")}</button>` : nothing}
        ${this.folds ? html`<button class="plain" @click=${() => this.#fold()}>${this.say("help.fold")}</button>` : nothing}
      </div>`
          : nothing
      }
    </section>`;
  }

  #fold() {
    this.#reset();
    this.open = false;
  }

  /** @param {import("./help.steps.js").Step} step */
  #question(step) {
    switch (step) {
      case "start":
        return this.#choice(
          "help.what",
          "help.lead",
          STARTS.map(([start]) => this.#button(this.say(`help.start.${start}`), { start }, start)),
        );
      case "led":
        return this.#choice(
          "help.led",
          "help.led-says",
          [
            this.#button(this.say("help.led-yes"), { led: true }, "led-yes"),
            this.#button(this.say("help.led-no"), { led: false }, "led-no"),
          ],
          "one",
        );
      case "twice":
        return this.#choice("help.twice", "", [
          this.#button(this.say("help.twice-amount"), { twice: false }, "amount"),
          this.#button(this.say("help.twice-charged"), { twice: true }, "charged"),
        ]);
      case "wallet":
        return this.#choice(
          "help.which-wallet",
          "",
          walletsOf(this.accounts, this.operators).map((wallet) =>
            this.#button(this.#nameOf(wallet), { wallet }, wallet.operator),
          ),
        );
      case "where":
        return this.#where();
      case "payment":
        return this.#payments();
      case "when":
        return this.#choice(
          "help.when",
          "",
          /** @type {const} */ (["fresh", "recent", "old"]).map((age) =>
            this.#button(this.say(`help.when-${age}`), { age }, age),
          ),
          "one",
        );
      default:
        return this.#answer();
    }
  }

  /** @param {string} title @param {string} says @param {unknown[]} choices @param {string} [look] */
  #choice(title, says, choices, look = "") {
    return html`<h2 tabindex="-1" data-title>${this.say(title)}</h2>
      ${says ? html`<p class="quiet">${this.say(says)}</p>` : nothing}
      <div class="choices ${look}">${choices}</div>`;
  }

  /** @param {string} label @param {Answers} said @param {string} name @param {string} [more] */
  #button(label, said, name, more) {
    return html`<button data-choice=${name} @click=${() => this.answer(said)}>${label}${more ? html`<small>${more}</small>` : nothing}</button>`;
  }

  /** @param {Wallet} wallet */
  #nameOf({ operator, name, accountId }) {
    if (name) return name;
    const key = `help.wallet.${operator}`;
    const said = this.say(key);
    if (operator !== "unknown" && said !== key) return said;
    return accountId === UNNAMED
      ? this.say("help.wallet-other")
      : format.name(accountId, { mask: this.mask });
  }

  #where() {
    const first = suggestedHere();
    const name = (/** @type {string} */ code) => format.country(code, this.language);
    const listed = listedRegions((a, b) => name(a).localeCompare(name(b), this.language));
    return html`<h2 tabindex="-1" data-title>${this.say("help.where")}</h2><p class="quiet">${this.say("help.where-says")}</p>
      <label>${this.say("help.where-label")}<span class="pick"><select>
        ${listed.map((code) => html`<option value=${code} ?selected=${code === first}>${name(code)}</option>`)}
        <option value=${UNKNOWN} ?selected=${first === UNKNOWN}>${this.say("help.where-other")}</option>
      </select></span></label>
      <div class="ways"><button class="main" data-choice="where" @click=${() => this.#lives()}>${this.say("help.go-on")}</button></div>`;
  }

  #lives() {
    const select = /** @type {HTMLSelectElement} */ (this.renderRoot.querySelector("select"));
    const region = select.value;
    this.dispatchEvent(
      new CustomEvent("sentinel-region", { detail: { region }, bubbles: true, composed: true }),
    );
    this.region = region;
    this.moving = false;
    this.found = this.failure = undefined; // the case has contacts and terms of the region
    this.answer({ where: region });
  }

  #payments() {
    const { rows } = this;
    const { wallet } = this.answers;
    if (!rows || !wallet) return html`<p role="status">${this.say("help.loading")}</p>`;
    const locale = this.language;
    const one = (/** @type {PaymentRow} */ row) => {
      const { payment } = row;
      const amount = this.mask
        ? format.maskMoney(payment.currency, locale)
        : format.money(payment.amount, payment.currency, locale);
      const name = format.name(payment.counterparty?.name ?? "", { mask: this.mask });
      const clock = this.clock({ utcOffset: payment.utcOffset });
      const at = `${format.time(payment.at, locale, { style: "short-day", ...clock })} ${format.time(payment.at, locale, { style: "clock", ...clock })}`;
      return html`<button data-choice="payment" @click=${() => this.answer({ payment: row })}>${amount}${name ? html` · <bdi>${name}</bdi>` : nothing}<small>${at}</small></button>`;
    };
    return html`<h2 tabindex="-1" data-title>${this.say("help.which-payment")}</h2>
      <div class="choices one">${rows.map(one)}</div>
      <div class="ways">
        ${this.#after ? html`<button @click=${() => this.#more(wallet.accountId, rows)}>${this.say("help.older")}</button>` : nothing}
        <button data-choice="not-listed" @click=${() => this.answer({ payment: null })}>${this.say("help.not-listed")}</button>
      </div>`;
  }

  #answer() {
    const { wallet, where, payment, age } = this.#known;
    if (!wallet) return nothing;
    const days = payment && (this.#today - payment.payment.at) / 86_400_000;
    return end(
      {
        problem: problemOf(this.#known),
        wallet,
        walletName: wallet.operator === "unknown" ? this.say("help.wallet.unknown") : this.#nameOf(wallet),
        region: where ?? UNKNOWN,
        age: payment ? ageOf(payment.payment.at, this.#today) : age,
        days: days ?? undefined,
        payee: payment?.payment.counterparty,
        found: this.found,
        failure: this.failure,
        hasSource: this.source !== undefined,
        operators: this.operators,
        authorities: this.authorities,
        now: this.#today,
        locale: this.language,
        mask: this.mask,
        clock: this.clock(this.found),
        news: this.news,
      },
      {
        say: (key, values) => this.say(key, values),
        moves: () => {
          this.moving = true;
          this.#focusNext = true;
        },
        told: (/** @type {string} */ key) => {
          this.news = this.say(key);
        },
        save: (/** @type {string} */ text) => saveText(text, `${this.say("help.file")}.txt`),
      },
    );
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    super.updated(changed);
    if (changed.has("source") && this.step === "answer") this.#finish();
    if (!this.#focusNext) return;
    const title = /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector("[data-title]") ?? this.renderRoot.querySelector(".folded button")
    );
    if (!title) return; // it comes with the next drawing
    this.#focusNext = false;
    title.focus({ preventScroll: true });
    title.scrollIntoView?.({ block: "nearest" });
  }
}
