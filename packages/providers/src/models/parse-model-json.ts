/** Parses the JSON text of a model's reply. Returns null for a reply without text or with invalid JSON. */
export function parseModelJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
