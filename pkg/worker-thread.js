// @ts-check
/**
 * The script that the worker runs. Its only act is to answer the page that started it.
 */
import { serve } from "./worker-service.js";

serve();
