/** "wallet-sentinel/messages/<locale>": every sentence of a locale, as ICU MessageFormat by key. To read, or to translate from. */
declare const catalogue: Record<string, string>;
export default catalogue;
