/** Parses a JSON body. Returns undefined for invalid JSON. */
export function readJson(rawBody: Buffer | string): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return undefined;
  }
}
