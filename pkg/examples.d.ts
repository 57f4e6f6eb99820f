/** "wallet-sentinel/examples": for each reason one sequence of events that makes it fire. */
import type { Config, Millis, SentinelEvent } from "./index.js";

export interface Example {
  /** The reason's code. */
  fires: string;
  /** What happens, in an English sentence. */
  about: string;
  /** Ids of the events that the reason is then given for; none where it is about a sum or a count. */
  on: string[];
  /** What the engine has to be made with: its readers are `all`, since some reasons are for the operator's desk. */
  config: Config;
  /** In order of arrival, in one batch; one by one where `isLive`. */
  events: SentinelEvent[];
  /** For `IngestOptions.asOf`, where the reason depends on when a bill was exported. */
  asOf?: Millis;
  isLive: boolean;
  /** Times for `advance`, each once so many of the events have been taken in. */
  clock: { at: Millis; after: number }[];
}

/** Throws `options-invalid` for a code that is none. */
export function exampleOf(code: string): Example;

/** Every code that has an example: all of `about().reasonCodes`. */
export function exampleCodes(): string[];
