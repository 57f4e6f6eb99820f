// @ts-check
/**
 * The lab's worker: the package's engine and the package's lab, in a thread of their own.
 * Not here: anything that either does.
 */
import init, { about, Sentinel } from "wallet-sentinel";
import { serveLab } from "wallet-sentinel/lab/service";

serveLab({ init, Sentinel, about });
