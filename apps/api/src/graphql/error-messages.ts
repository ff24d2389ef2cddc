/**
 * Removes values from messages of graphql-js, which could contain a password that has the wrong type, and suggestions,
 * which contain names of the schema. The location and the expected type remain. A message can contain 100 KB of the
 * caller's input, so every pattern must run in linear time.
 */
export function withoutValues(message: string): string {
  const [, variable] = /^Variable "(\$\w+)" got invalid value /.exec(message) ?? [];
  return variable ? withoutVariableValue(message, variable) : withoutDocumentValues(message);
}

function withoutDocumentValues(message: string): string {
  let text = message;
  const suggestion = text.indexOf(' Did you mean ');
  if (suggestion >= 0 && text.endsWith('?')) text = text.slice(0, suggestion);
  text = upTo(text, /cannot represent [a-z -]{0,40}value(?=: )/, '.');
  text = upTo(text, /Expected value of type "[^"]{1,200}"(?=, found )/, '.');
  const [value, end] = [text.indexOf('Value "'), text.lastIndexOf('" does not exist in')];
  if (value < 0 || end < value) return text;
  return `${text.slice(0, value)}The value${text.slice(end + 1)}`;
}

/** Returns the text up to the end of the first match, or the whole text if nothing matches. */
function upTo(text: string, pattern: RegExp, ending: string): string {
  const match = pattern.exec(text);
  return match ? text.slice(0, match.index + match[0].length) + ending : text;
}

function withoutVariableValue(message: string, variable: string): string {
  // The value itself can contain text that matches, so only the last match is reliable.
  const place = [...message.matchAll(/ at "(?<path>\$?[\w.[\]]+)";/g)].at(-1)?.groups?.path;
  const reason = [...message.matchAll(REASON)].at(-1)?.[0];
  return `Variable "${variable}" got an invalid value${place ? ` at "${place}"` : ''}${reason ? `: ${reason}` : ''}.`;
}

const REASON =
  /Expected (?:non-nullable )?type "[\w![\]]+"(?: not to be null| to be an object)?|Field "\w+" (?:of required type "[\w![\]]+" was not provided|is not defined by type "\w+")|(?:Int|Float|String|Boolean|ID|Enum "\w+") cannot represent [a-z0-9 -]{0,60}value|does not exist in "\w+" enum/g;
