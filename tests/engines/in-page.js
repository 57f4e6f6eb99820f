/**
 * What a person does on the page, by the words that stand there: functions that run in it, in every engine.
 *
 * The page's policy lets no script of a test's in, so each is handed over as text, and finds the others on `globalThis.way`.
 * Not here: what has to come of it (ways.test.js).
 */

/** To be run first in each document. */
export function begin() {
  const all = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot ? all(selector, shadowRoot) : [],
    ),
  ];
  const isSeen = (one) => one.getClientRects().length > 0;
  const named = (one) => (one.getAttribute("aria-label") ?? one.textContent).replace(/\s+/g, " ").trim();
  const until = async (find, what) => {
    // A minute: a slow shared machine must not fail a claim.
    for (let tries = 0; tries < 600; tries += 1) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Not there: ${what}. The page: ${document.body.innerText.slice(0, 800)}`);
  };
  const within = (one) =>
    one.nodeType === Node.TEXT_NODE
      ? one.data
      : [...(one.shadowRoot?.childNodes ?? []), ...one.childNodes].map(within).join(" ");
  const text = (selector) => all(selector).filter(isSeen).map(within).join(" ").replace(/\s+/g, " ");
  const find =
    (name, selector = "button, a") =>
    () =>
      all(selector).find((one) => isSeen(one) && !one.disabled && named(one).startsWith(name));
  const card = (title) => all("li[part=alert]").find((one) => isSeen(one) && one.textContent.includes(title));
  globalThis.way = {
    all,
    text,
    until,
    press: async (name, selector) => (await until(find(name, selector), name)).click(),
    reads: (selector, words) =>
      until(() => text(selector).includes(words) && text(selector), `${words} in ${selector}`),
    card,
    done: (title) => until(() => !card(title), `${title} away`),
  };
}

/** From an alert to its payments, back and forth; what the address then holds. */
export async function listed() {
  const { press, reads, until } = globalThis.way;
  await press("查看这些付款");
  const said = await reads("sentinel-payments", "9 笔");
  history.back();
  await reads("sentinel-alerts", "短时间内连续付款");
  history.forward();
  await reads("sentinel-payments", "9 笔");
  await until(() => location.hash.startsWith("#payments?"), "the address");
  return { said, address: location.hash };
}

/** A payment's own page, its case, and the way out again. */
export async function opened() {
  const { all, press, reads, until } = globalThis.way;
  (await until(() => all("[data-row]")[0], "a row")).click();
  const part = await reads("dialog.payment sentinel-payment", "计入");
  const isAddressed = location.hash.includes("payment=");
  await press("金额不对");
  const said = await reads("dialog.case", "请");
  await press("关闭", "dialog.case button");
  await until(() => !document.querySelector("dialog.case"), "the case away");
  return { part, isAddressed, said };
}

/** An answer, taken back where it was given. */
export async function takenBack() {
  const { all, card, done, press, until } = globalThis.way;
  const title = "可能重复扣款";
  const noted = await until(() => card(title), title);
  [...noted.querySelectorAll("button")].find((one) => one.textContent.includes("知道了")).click();
  await done(title);
  await press("撤销", ".taken button");
  await until(() => card(title), `${title} again`);
  return all("[role=status]")
    .map((one) => one.textContent)
    .join(" ");
}

/** A file dropped, and the report that then stands there: its own, or of what a backup held. */
export async function dropped(name, base64, shown = name) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  await globalThis.way.reads(".report", shown);
}

/** "I made this payment", of the transfer at night. */
export async function answered() {
  const { press, done } = globalThis.way;
  await press("是我付的");
  await press("没有，是我自己要付的");
  await done("金额明显偏大");
}

/** A tab that is looked at again when the clock says so: of when the page then speaks, beside the sum and over what is unlike other months. */
export async function lookedAtAgain(at, wanted) {
  const { all, text, until } = globalThis.way;
  globalThis.clockAt(at);
  window.dispatchEvent(new Event("visibilitychange"));
  const told = () => `${text(".glance")} ${text("figure[part=unusual] h3")}`;
  await until(() => new RegExp(wanted).test(told()), `${wanted} in ${told()}`);
  await until(() => !all(".loading").length, "the end of its loading");
}

/** A backup as base64, caught on its way to the disk. */
export async function backedUp() {
  const { press } = globalThis.way;
  const saved = new Promise((resolve) => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result.split(",")[1]);
      reader.readAsDataURL(blob);
      return make.call(URL, blob);
    };
  });
  await press("导出备份", ".data button");
  await press("保存备份", "dialog button");
  return saved;
}

/** Everything deleted; what is left in the browser. */
export async function wiped() {
  const { press, reads } = globalThis.way;
  await press("全部删除", ".data button");
  await press("全部删除", "dialog button");
  await reads("main", "下面是一份虚构的账单");
  return { databases: await indexedDB.databases(), settings: localStorage.length };
}
