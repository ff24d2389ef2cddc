/** For the `default` of an exhaustive switch: a new member of the union does not compile until it is answered. */
export function assertNever(value: never): never {
  throw new Error(`Unanswered: ${JSON.stringify(value)}`);
}
