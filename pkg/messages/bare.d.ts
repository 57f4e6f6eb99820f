/** "wallet-sentinel/messages/bare": the same as `wallet-sentinel/messages`, for pages that load one language. */
export * from "../messages.js";

/** Loads a language of ours: Chinese for every "zh", English otherwise. Until then every text is its key. */
export function loadMessages(locale: string): Promise<void>;
