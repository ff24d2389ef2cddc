/** Throws an error. Used in the `default` case of a switch, so that a missing case is a compile error. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled value: ${JSON.stringify(value)}`);
}
