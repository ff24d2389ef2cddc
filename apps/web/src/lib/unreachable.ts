/** For the `default` of an exhaustive switch: an unhandled member does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled value: ${JSON.stringify(value)}`);
}
