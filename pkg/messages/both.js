// @ts-check
/** Both languages, for whoever loads all at once: the one file in which texts and what finds them meet. */
import { include } from "./catalogues.js";
import en from "./en.js";
import zhCN from "./zh-CN.js";

include("en", en);
include("zh-CN", zhCN);
