/** Indents JSON. Returns a text that is not valid JSON, for example truncated JSON, unchanged. */
export function indentedJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
