/** What a delivery says, or undefined when it is cut, or was never JSON. */
export function readJson(rawBody: Buffer | string): unknown {
  try {
    return JSON.parse(rawBody.toString());
  } catch {
    return undefined;
  }
}
