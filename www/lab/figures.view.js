// @ts-check
/**
 * Figures that follow a threshold, and the trivial answers beside them.
 *
 * Not here: what they mean (the package's lab), pictures (charts.js).
 */
import { html, nothing } from "lit";
import { maskedSegments } from "wallet-sentinel/lab";
import { format } from "wallet-sentinel/messages";
import { costLines, curve, dayBars, histogram } from "./charts.js";
import { taken } from "./controls.js";
import { word } from "./say.js";

/** @typedef {import("./lab-page.js").State} State @typedef {import("./lab-page.js").Act} Act @typedef {import("./lab-page.js").Say} Say */

/** @param {string} locale @param {string} [currency] */
export function writers(locale, currency = "") {
  const number = (/** @type {number} */ value, digits = 0) =>
    Number.isFinite(value) ? format.number(value, locale, { maximumFractionDigits: digits }) : "–";
  const share = (/** @type {number | undefined} */ value, digits = 1) =>
    value === undefined || Number.isNaN(value)
      ? "–"
      : format.number(value, locale, { style: "percent", maximumFractionDigits: digits });
  const figure = (/** @type {number | undefined} */ value) =>
    value === undefined || Number.isNaN(value)
      ? "–"
      : format.number(value, locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const money = (/** @type {number} */ value) =>
    /^[A-Z]{3}$/.test(currency)
      ? format.number(value, locale, { style: "currency", currency, maximumFractionDigits: 0 })
      : number(value);
  const range = (/** @type {{ low: number, high: number } | undefined} */ one) =>
    one && Number.isFinite(one.low) ? `${share(one.low)} – ${share(one.high)}` : "";
  const elapsed = (/** @type {number | undefined} */ ms) => {
    if (ms === undefined) return "–";
    const [unit, value] =
      ms < 3_600_000
        ? ["minute", ms / 60_000]
        : ms < 172_800_000
          ? ["hour", ms / 3_600_000]
          : ["day", ms / 86_400_000];
    return format.number(value, locale, {
      style: "unit",
      unit,
      unitDisplay: "long",
      maximumFractionDigits: value < 10 ? 1 : 0,
    });
  };
  return { number, share, figure, money, range, elapsed };
}

/** @param {State} state @param {Act} act @param {Say} say */
export function figuresView(state, act, say) {
  const known = () => [
    rowsOfFigures(state, act, say),
    pictures(state, say),
    costs(state, act, say),
    parts(state, act, say),
    trust(state, say),
  ];
  return html`${thresholds(state, act, say)}${state.history?.isLabelled ? known() : hits(state, act, say)}`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function thresholds(state, act, say) {
  const { asked, runs, history, settings } = state;
  const run = runs[asked.shown];
  const figures = state.figures[asked.shown];
  if (!run || !figures || !history) return nothing;
  const { number, share, figure, money, range, elapsed } = writers(settings.locale, history.currency);
  const { precision, recall, money: sums, detection } = figures;
  const slide = (
    /** @type {"challenge" | "block"} */ which,
  ) => html`<label class="slide">${say(`slide-${which}`)} <output>${number(asked[which], 1)}</output>
    <input type="range" id=${which} min="0" max="100" step="0.5" .value=${String(asked[which])}
      @input=${taken((value) => act.drag(which, Number(value)))}></label>`;
  return html`<section class="card" aria-labelledby="threshold">
    <div class="heading"><h2 id="threshold">${say("threshold")}</h2>
      ${
        runs[1]
          ? html`<div class="switch" role="group" aria-label=${say("shown")}>${
              /** @type {const} */ ([0, 1]).map(
                (index) => html`<button
            aria-pressed=${asked.shown === index}
              @click=${() => act.ask({ shown: index })}>${say(index ? "challenger" : "champion")}</button>`,
              )
            }</div>`
          : nothing
      }</div>
    ${histogram(run.histogram, {
      challenge: asked.challenge,
      block: asked.block,
      isLabelled: history.isLabelled,
      label: say("histogram-label"),
      frauds: say("frauds"),
      others: say(history.isLabelled ? "others" : "payments"),
      onMove: (score) => act.drag(score > (asked.challenge + asked.block) / 2 ? "block" : "challenge", score),
    })}
    <p class="quiet">${say("histogram-says")}</p>
    <div class="slides">${slide("challenge")}${slide("block")}</div>
    <dl class="numbers">
      <div><dt>${say("alerts")}</dt>
        <dd><span id="alerts">${number(figures.alerts)}</span><small>${say("per-day", { count: number(figures.alertsPerDay, 1) })}</small></dd></div>
      ${
        precision && recall
          ? html`<div><dt>${say("precision")}</dt><dd>${share(precision.value)}<small>${range(precision)}</small></dd></div>
      <div><dt>${say("recall")}</dt><dd>${share(recall.value)}<small>${range(recall)}</small></dd></div>
      <div><dt>F<sub>${number(asked.beta, 1)}</sub></dt><dd>${figure(figures.fBeta)}<small>${say("f-says")}</small></dd></div>`
          : html`<div><dt>${say("hit-rate")}</dt><dd>${share(figures.hitRate.value, 2)}<small>${range(figures.hitRate)}</small></dd></div>`
      }
      <div><dt>${say("expected")}</dt><dd>${share(figures.expectedPrecision)}<small>${say("expected-says")}</small></dd></div>
      <div><dt>${say("people")}</dt><dd>${number(figures.peoplePerThousand, 1)}<small>${say("people-says")}</small></dd></div>
      ${
        sums && detection
          ? html`<div><dt>${say("saved")}</dt>
            <dd>${money(sums.saved)}<small>${say("of-all", { share: share(sums.saved / (sums.saved + sums.lost)) })}</small></dd></div>
      <div><dt>${say("lost")}</dt><dd>${money(sums.lost)}</dd></div>
      <div><dt>${say("disturbed")}</dt><dd>${money(sums.disturbed)}</dd></div>
      <div><dt>${say("told-after")}</dt>
        <dd>${detection.median === 0 ? say("at-once") : elapsed(detection.median)}<small>${say(
          "told-after-says",
          {
            found: number(detection.found),
            episodes: number(detection.episodes),
            gone: share(detection.goneShare),
          },
        )}</small></dd></div>`
          : nothing
      }
    </dl>
    ${
      figures.unlabelled.of + figures.disputed.of > 0 && history.isLabelled
        ? html`<p class="quiet">${say("apart", {
            unlabelled: number(figures.unlabelled.alerts),
            unlabelledOf: number(figures.unlabelled.of),
            disputed: number(figures.disputed.alerts),
            disputedOf: number(figures.disputed.of),
          })}</p>`
        : nothing
    }
    ${matrix(state, say)}
  </section>`;
}

/** @param {State} state @param {Say} say */
function matrix({ asked, figures: all, settings }, say) {
  const figures = all[asked.shown];
  if (!figures?.matrix || !figures.bands) return nothing;
  const { number } = writers(settings.locale);
  const { bands, matrix: counts } = figures;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${say("matrix")}><table class="matrix"><caption>${say("matrix")}</caption>
    <thead><tr><td></td><th scope="col">${say("band-pass")}</th><th scope="col">${say("band-challenge")}</th>
      <th scope="col">${say("band-block")}</th></tr></thead>
    <tbody><tr><th scope="row">${say("frauds")}</th><td class="bad">${number(counts.missed)}</td>
      <td class="good">${number(bands.challenge.frauds)}</td><td class="good">${number(bands.block.frauds)}</td></tr>
    <tr><th scope="row">${say("genuine")}</th><td class="good">${number(counts.passed)}</td>
      <td class="bad">${number(bands.challenge.genuine)}</td><td class="bad">${number(bands.block.genuine)}</td></tr></tbody></table></div>`;
}

/** Champion, challenger and floors in one table. @param {State} state @param {Act} act @param {Say} say */
function rowsOfFigures(state, act, say) {
  const { asked, runs, figures, history, settings, drawn } = state;
  if (!history) return nothing;
  const { number, share, figure, money, range } = writers(settings.locale, history.currency);
  const main = figures[asked.shown];
  const overall = runs[asked.shown]?.overall;
  const rows = /** @type {const} */ ([0, 1]).flatMap((index) => {
    const [run, one] = [runs[index], figures[index]];
    if (!run || !one?.matrix || !one.money) return [];
    const drawnOf = drawn[index];
    const between = (/** @type {{ low: number, high: number } | undefined} */ ends) =>
      ends ? html`<small>${figure(ends.low)} – ${figure(ends.high)}</small>` : nothing;
    return html`<tr class="engine"><th scope="row">${say(index ? "challenger" : "champion")}</th>
      <td>${figure(run.overall.averagePrecision)}${between(drawnOf?.averagePrecision)}</td>
        <td>${figure(run.overall.rocAuc)}${between(drawnOf?.rocAuc)}</td>
      <td>${number(one.matrix.found + one.matrix.falses)}</td><td>${share(one.precision?.value)}<small>${range(one.precision)}</small></td>
        <td>${share(one.recall?.value)}<small>${range(one.recall)}</small></td><td>${money(one.money.saved)}</td>
          <td>${money(one.money.disturbed)}</td></tr>`;
  });
  return html`<section class="card" aria-labelledby="beside">
    <h2 id="beside">${say("beside")}</h2><p class="quiet">${say("beside-says")}</p>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="beside"><table class="wide"><thead><tr><td></td>
      ${["ap", "auc", "alerts", "precision", "recall", "saved", "disturbed"].map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
      <tbody>${rows}${(main?.floors ?? []).map((floor) => {
        const ranked = overall?.floors?.find(({ name }) => name === floor.name);
        return html`<tr><th scope="row">${say(`floor-${floor.name}`)}</th><td>${figure(ranked?.averagePrecision)}</td>
          <td>${figure(ranked?.rocAuc)}</td><td>${number(floor.alerts)}</td><td>${share(floor.precision)}</td>
            <td>${share(floor.recall)}</td><td>${money(floor.saved)}</td><td>${money(floor.disturbed)}</td></tr>`;
      })}</tbody></table></div>
    <div class="row"><button ?disabled=${!!state.busy} @click=${act.draw}>${say("draw")}</button>
      <span class="quiet">${say(drawn[0] ? "drawn-says" : "draw-says", { draws: drawn[0]?.draws ?? 200, seed: drawn[0]?.seed ?? 1 })}</span></div>
    ${capacity(state, act, say)}
    ${book(state, say)}
  </section>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function capacity({ capacity: found, asked, settings, history }, act, say) {
  const { number, share, money, range } = writers(settings.locale, history?.currency);
  if (!found) return nothing;
  const rows = [{ name: "engine", ...found.engine }, ...found.floors];
  return html`<h3>${say("capacity")}</h3>
    <label class="slide">${say("capacity-slide")} <output>${number(asked.perDay)}</output>
      <input type="range" id="capacity" min="0" max="3" step="0.05" .value=${String(Math.log10(asked.perDay))}
        @input=${taken((value) => act.ask({ perDay: Math.round(10 ** Number(value)) }))}></label>
    <div class="scroll" tabindex="0" role="group" aria-label=${say("capacity")}><table><thead><tr><td></td>
      ${["looked", "found", "precision", "recall", "saved"].map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
      <tbody>${rows.map(
        (
          one,
        ) => html`<tr class=${one.name === "engine" ? "engine" : ""}><th scope="row">${say(one.name === "engine" ? "engine" : `floor-${one.name}`)}</th>
        <td>${number(one.looked)}</td><td>${number(one.found)}</td><td>${share(one.precision.value)}<small>${range(one.precision)}</small>
          </td><td>${share(one.recall.value)}<small>${range(one.recall)}</small></td><td>${money(one.saved)}</td></tr>`,
      )}</tbody></table></div>`;
}

/** @param {State} state @param {Say} say */
function book({ runs, asked, settings }, say) {
  const found = runs[asked.shown]?.book;
  if (!found) return nothing;
  const { figure, number } = writers(settings.locale);
  const row = (
    /** @type {string} */ name,
    /** @type {import("wallet-sentinel/lab").BookRow | undefined} */ one,
  ) =>
    one && Number.isFinite(one.ap)
      ? html`<tr><th scope="row">${name}</th><td>${figure(one.auc)}</td><td>${figure(one.ap)}</td><td>${figure(one.cp100)}</td></tr>`
      : nothing;
  return html`<details id="book"><summary>${say("book")}</summary><p class="quiet">${say("book-says")}</p>
    <table><thead><tr><td></td><th scope="col">${say("auc")}</th><th scope="col">${say("ap")}</th><th scope="col">${say("cp100")}</th></tr>
      </thead><tbody>
    ${row(say("book-first"), found.first)}${row(say("book-four"), found.four.weeks ? found.four : undefined)}${row(say("book-all", { weeks: number(found.all.weeks) }), found.all)}</tbody>
      </table></details>`;
}

/** @param {State} state @param {Say} say */
function pictures({ runs, asked, figures: all, settings }, say) {
  const run = runs[asked.shown];
  const figures = all[asked.shown];
  const other = runs[1 - asked.shown];
  if (!run || !figures?.recall) return nothing;
  const { share } = writers(settings.locale);
  const pr = (/** @type {NonNullable<typeof run>} */ one) =>
    one.curve.slice(1).map(({ recall, precision }) => /** @type {const} */ ([recall, precision]));
  const roc = (/** @type {NonNullable<typeof run>} */ one) =>
    one.curve.map(({ falsePositiveRate, recall }) => /** @type {const} */ ([falsePositiveRate, recall]));
  const both = (/** @type {typeof pr} */ of) => (other ? [of(run), of(other)] : [of(run)]);
  const table = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((recall) =>
    run.curve.find((point) => point.recall >= recall),
  );
  const rate = (run.overall.frauds ?? 0) / run.overall.judged;
  return html`<section class="card" aria-labelledby="curves"><h2 id="curves">${say("curves")}</h2>
    <div class="pair">${curve(both(pr), {
      label: say("pr-label"),
      across: say("recall"),
      up: say("precision"),
      here: [figures.recall.value, figures.precision?.value ?? Number.NaN],
      level: rate,
    })}
    ${curve(both(roc), { label: say("roc-label"), across: say("fpr"), up: say("recall"), here: [figures.falsePositiveRate?.value ?? Number.NaN, figures.recall.value], diagonal: true })}</div>
    <p class="quiet">${say(other ? "curves-both-say" : "curves-say")}</p>
    <details><summary>${say("as-table")}</summary><table><thead><tr><th scope="col">${say("recall")}</th>
      <th scope="col">${say("precision")}</th><th scope="col">${say("fpr")}</th></tr></thead>
      <tbody>${table.map(
        (point) =>
          point &&
          html`<tr><td>${share(point.recall)}</td><td>${share(point.precision)}</td>
        <td>${share(point.falsePositiveRate, 3)}</td></tr>`,
      )}</tbody></table></details></section>`;
}

/** @param {State} state @param {Act} act @param {Say} say */
function costs({ asked, figures: all, settings, history }, act, say) {
  const figures = all[asked.shown];
  if (!figures?.cost || !figures.costCurve) return nothing;
  const { money, number, share } = writers(settings.locale, history?.currency);
  const { cost } = figures;
  const best = cost.bestThreshold;
  const bestScore = Number.isFinite(best)
    ? best >= 1
      ? 100
      : (100 * Math.sqrt(best / (1 - best))) / (1 + Math.sqrt(best / (1 - best)))
    : 100;
  const slide = (
    /** @type {keyof typeof asked.costs} */ key,
    /** @type {number} */ most,
    /** @type {number} */ step,
    /** @type {string} */ told,
  ) => html`<label class="slide">${say(`cost-${key}`)} <output>${told}</output>
    <input type="range" min="0" max=${most} step=${step} .value=${String(asked.costs[key])}
      @input=${taken((value) => act.ask({ costs: { ...asked.costs, [key]: Number(value) } }))}></label>`;
  return html`<section class="card" aria-labelledby="costs"><h2 id="costs">${say("costs")}</h2>
    <div class="pair"><div>
      ${slide("missedShare", 1, 0.05, share(asked.costs.missedShare, 0))}
      ${slide("missedFixed", 500, 5, money(asked.costs.missedFixed))}
      ${slide("falseFixed", 50, 0.5, number(asked.costs.falseFixed, 1))}
      <dl class="numbers"><div><dt>${say("cost-here")}</dt><dd>${money(cost.here)}</dd></div>
        <div><dt>${say("cost-best")}</dt><dd>${money(cost.best)}<small>${say("cost-best-at", { score: number(bestScore, 1) })}</small></dd></div>
        <div><dt>${say("floor-always")}</dt><dd>${money(cost.always)}</dd></div><div><dt>${say("floor-never")}</dt>
          <dd>${money(cost.never)}</dd></div></dl>
      <div class="row"><button
        @click=${() => act.ask({ challenge: Math.floor(bestScore * 2) / 2, block: Math.max(asked.block, Math.floor(bestScore * 2) / 2) })}>${say("cost-go")}</button>
          </div>
    </div>${costLines(figures.costCurve, { label: say("cost-label"), across: say("cost-across"), up: say("cost-up") })}</div>
    <p class="quiet">${say("cost-says")}</p></section>`;
}

/** By value, label, segment, day; and where frauds are rarer than in the file. @param {State} state @param {Act} act @param {Say} say */
function parts({ asked, figures: all, runs, settings, history }, act, say) {
  const figures = all[asked.shown];
  const run = runs[asked.shown];
  if (!figures?.recallByValue || !run) return nothing;
  const { money, share, range, number } = writers(settings.locale, history?.currency);
  const title = (/** @type {string} */ key) => key.replace(/^segment:/, "");
  return html`<section class="card" aria-labelledby="parts"><h2 id="parts">${say("parts")}</h2>
    <div class="pair">
      <table><caption>${say("by-value")}</caption><thead><tr><th scope="col">${say("amount")}</th><th scope="col">${say("frauds")}</th>
        <th scope="col">${say("recall")}</th></tr></thead>
        <tbody>${figures.recallByValue.map(
          ({ from, to, of, value, low, high }) => html`<tr>
          <td>${to === undefined ? say("from-on", { amount: money(from) }) : `${money(from)} – ${money(to)}`}</td><td>${number(of)}</td>
            <td>${share(value)}<small>${range({ low, high })}</small></td></tr>`,
        )}
        ${(figures.recallByLabel ?? []).map(
          ({ name, of, value, low, high }) => html`<tr><th scope="row">${say(`kind-${name}`)}</th>
          <td>${number(of)}</td><td>${share(value)}<small>${range({ low, high })}</small></td></tr>`,
        )}</tbody></table>
      <div><label class="slide">${say("base-rate")} <output>${asked.baseRate ? share(asked.baseRate / 100, 3) : say("as-in-file")}</output>
        <input type="range" min="-3.05" max="0.5" step="0.05" .value=${String(asked.baseRate ? Math.log10(asked.baseRate) : -3.05)}
          @input=${taken((value) => act.ask({ baseRate: Number(value) < -3 ? 0 : Number((10 ** Number(value)).toPrecision(2)) }))}></label>
        ${
          figures.precisionAtBaseRate === undefined
            ? nothing
            : html`<p>${say("base-rate-says", { precision: share(figures.precisionAtBaseRate) })}</p>
          `
        }
        <p class="quiet">${say("base-rate-why")}</p></div></div>
    <h3>${say("by-day")}</h3>${dayBars(figures.days, { label: say("by-day"), name: (at) => format.time(at, settings.locale, { utcOffset: 0 }) })}
    ${segments(asked, run.segments, figures, act, say, settings.locale, title)}</section>`;
}

/**
 * @param {State["asked"]} asked @param {string[]} keys @param {import("wallet-sentinel/lab").Figures} figures
 * @param {Act} act @param {Say} say @param {string} locale @param {(key: string) => string} title
 */
function segments(asked, keys, figures, act, say, locale, title) {
  if (!keys.length) return nothing;
  const { number, share } = writers(locale);
  return html`<div class="row"><label class="field">${say("segment")}<select id="segment" @change=${taken((value) => act.ask({ segment: value }))}>
      <option value="">${say("segment-none")}</option>${keys.map(
        (key) => html`<option value=${key}
        ?selected=${asked.segment === key}>${title(key)}</option>`,
      )}</select></label></div>
    ${
      figures.segments
        ? html`<div class="scroll" tabindex="0" role="group" aria-label=${say("segment")}><table><thead><tr>
          <th scope="col">${title(asked.segment)}</th><th scope="col">${say("payments")}</th><th scope="col">${say("alerts")}</th>
            <th scope="col">${say("precision")}</th><th scope="col">${say("recall")}</th></tr></thead>
      <tbody class=${maskedSegments(figures, asked.segment) === figures ? "" : "named"}>${figures.segments
        .toSorted((a, b) => b.hits - a.hits)
        .map(
          ({ name, of, fraudsOf, hits, frauds }) => html`<tr>
        <td>${name || "–"}</td><td>${number(of)}</td><td>${number(hits)}</td><td>${share(frauds / hits)}</td>
          <td>${share(frauds / fraudsOf)}</td></tr>`,
        )}</tbody></table></div>`
        : nothing
    }`;
}

/** Whether probabilities mean what they say. @param {State} state @param {Say} say */
function trust({ runs, asked, settings }, say) {
  const calibration = runs[asked.shown]?.overall.calibration;
  if (!calibration) return nothing;
  const { share, figure, number } = writers(settings.locale);
  return html`<section class="card" aria-labelledby="calibration"><h2 id="calibration">${say("calibration")}</h2>
    <dl class="numbers"><div><dt>${say("skill")}</dt><dd>${figure(calibration.skill)}<small>${say("skill-says")}</small></dd></div>
      <div><dt>${say("slope")}</dt><dd>${figure(calibration.slope)}<small>${say("slope-says")}</small></dd></div>
        <div><dt>${say("base")}</dt><dd>${share(calibration.baseRate, 2)}</dd></div></dl>
    <details><summary>${say("reliability")}</summary><table><thead><tr><th scope="col">${say("said")}</th><th scope="col">${say("was")}</th>
      <th scope="col">${say("payments")}</th></tr></thead><tbody>${calibration.reliability.map(
        ({ predicted, observed, count }) => html`<tr>
        <td>${share(predicted, 3)}</td><td>${share(observed, 3)}</td><td>${number(count)}</td></tr>`,
      )}</tbody></table></details></section>`;
}

/** Without labels: how often, and nothing about who was right. @param {State} state @param {Act} act @param {Say} say */
function hits({ asked, figures: all, runs, settings }, act, say) {
  const figures = all[asked.shown];
  const run = runs[asked.shown];
  if (!figures || !run) return nothing;
  return html`<section class="card" aria-labelledby="parts"><h2 id="parts">${say("by-day")}</h2>
    ${dayBars(figures.days, { label: say("by-day"), name: (at) => format.time(at, settings.locale, { utcOffset: 0 }) })}
    ${segments(asked, run.segments, figures, act, say, settings.locale, (key) => key.replace(/^segment:/, ""))}</section>`;
}

/** A reason's title in the package's own words. @param {string} code @param {string} locale */
export const titleOf = (code, locale) => word(`${code}.title`, locale);
