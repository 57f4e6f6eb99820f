/** "wallet-sentinel/notify": browser notifications for dangers, by opt-in, outside of quiet hours, without details unless allowed. */
import type { Alert } from "./index.js";

/** Asks for leave to notify; call it from a tap. True where it was given, false where it was refused or cannot be. */
export function askToNotify(): Promise<boolean>;

export interface NotifyOptions {
  /** English where absent. */
  locale?: string;
  /** Local times of day, "22:00" to "07:00": what comes meanwhile is shown when they end, while the page lives. None where absent. */
  quiet?: { from: string; to: string };
  /** Whether the alert itself is told where anybody may read it; false where absent: then only that there is something to check. */
  details?: boolean;
  /** With details: hides names and amounts all the same; true where absent. */
  mask?: boolean;
  /** Minutes since local midnight, for hosts whose holder is elsewhere; the device's own clock where absent. */
  localMinutes?: () => number;
  /** Shows it; `new Notification` where absent. A host with a service worker passes `registration.showNotification`. */
  show?: (title: string, options: NotificationOptions, open?: () => void) => void;
  /** Asked when quiet hours end, so that what was settled meanwhile is not shown; everything is shown where absent. */
  stillOpen?: (alertId: string) => boolean | Promise<boolean>;
  /** The notification was tapped. */
  onOpen?: (alertId: string) => void;
}

/** A listener for `onAlert`. It shows nothing until leave was given, and nothing but dangers ever. */
export function notifier(options?: NotifyOptions): (alert: Alert) => void;

/** How many minutes of quiet are left at so many minutes since local midnight; 0 outside of quiet hours. */
export function quietLeft(now: number, quiet: { from: string; to: string } | undefined): number;
