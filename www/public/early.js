// Language and theme before the first paint, so that a dark page does not flash white, and that language's texts asked for at once.
// Everything else is in src/.
(() => {
  try {
    const { locale, theme } = JSON.parse(localStorage.getItem("wallet-sentinel.settings") ?? "{}");
    document.documentElement.lang = locale ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // No storage (a private window): the defaults stand.
  }
  const texts = document.querySelector(`meta[name="texts-${document.documentElement.lang}"]`);
  for (const href of texts?.content.split(" ") ?? [])
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
})();
