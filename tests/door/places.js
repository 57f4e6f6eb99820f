// Places in a value, and something else put there: what the door is knocked at with.

/** Every place in a value, the value itself among them, and one key beside those that are known. @param {any} value @returns {(string | number)[][]} */
export function places(value) {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [[]];
  const keys = Array.isArray(value)
    ? value.slice(0, 2).map((_, place) => place)
    : [...Object.keys(value).slice(0, 40), "mine"];
  return [[], ...keys.flatMap((key) => places(value[key]).map((rest) => [key, ...rest]))];
}

/** Puts something at a place of a value. @param {any} value @param {(string | number)[]} place @param {any} what */
export function put(value, [first, ...rest], what) {
  if (first === undefined) return what;
  value[first] = put(value[first], rest, what);
  return value;
}
