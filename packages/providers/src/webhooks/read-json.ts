/** Parses the body of a webhook. Undefined if the body is not valid JSON. */
export function readJson(rawBody: Buffer | string): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return undefined;
  }
}
