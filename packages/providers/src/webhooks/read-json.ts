/** Parses a webhook body. Undefined when it is not valid JSON. */
export function readJson(rawBody: Buffer | string): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return undefined;
  }
}
