import { readFileSync } from 'node:fs';
import * as domain from '@frontdesk/domain';
import * as policies from '@frontdesk/policies';
import { formatter } from '@lingui/format-po';
import { compileMessage } from '@lingui/message-utils/compileMessage';

type Tokens = ReturnType<typeof compileMessage>;

const FILE = new URL('../../web/src/locales/en.po', import.meta.url);
/** Matches the start or the end of an element in a message. The parts between these become separate text nodes. */
const ELEMENT = /<\/?\d+\/?>/;
const VALUE = '[^]*';

/** Texts that a message of the SPA's catalogue can produce. A message with an element produces several text nodes. */
export class Catalogue {
  private readonly exact = new Set<string>();
  private readonly patterns: RegExp[] = [];

  constructor(messages: readonly string[]) {
    for (const message of messages) for (const part of message.split(ELEMENT)) this.add(part);
  }

  /** Returns whether a message can produce the text. */
  has(text: string): boolean {
    return this.exact.has(text) || this.patterns.some((pattern) => pattern.test(text));
  }

  private add(part: string): void {
    const tokens = compileMessage(part);
    if (typeof tokens === 'string' || tokens.every((token) => typeof token === 'string')) {
      this.exact.add(trimmed(typeof tokens === 'string' ? tokens : tokens.join('')));
      return;
    }
    // A value that is an element ends the text node, so the words beside the value are also texts.
    for (const token of tokens) if (typeof token === 'string' && hasLetters(token)) this.exact.add(trimmed(token));
    if (hasLetters(patternOf(tokens).replaceAll(VALUE, '')))
      this.patterns.push(new RegExp(`^${patternOf(tokens).trim()}$`));
  }
}

/** Reads the catalogue of the SPA. */
export async function readCatalogue(): Promise<Catalogue> {
  const context = { locale: 'en', sourceLocale: 'en', filename: FILE.pathname };
  const entries = await formatter().parse(readFileSync(FILE, 'utf8'), context);
  const messages = Object.values(entries).map(({ message, translation }) => message ?? translation ?? '');
  // The public form has its own texts, because visitors see it in their language.
  return new Catalogue([...messages, ...stringsOf(domain.FORM_TEXTS)]);
}

function patternOf(tokens: Tokens): string {
  if (typeof tokens === 'string') return escaped(tokens);
  return tokens.map((token) => (typeof token === 'string' ? escaped(token) : choices(token[2]))).join('');
}

/** Returns the pattern of a value: of any text, or of the forms of a plural or a selection. */
function choices(forms: unknown): string {
  if (typeof forms !== 'object' || forms === null) return VALUE;
  const variants = Object.entries(forms).filter(([name]) => name !== 'offset');
  return `(?:${variants.map(([, tokens]) => patternOf(tokens as Tokens)).join('|')})`;
}

const escaped = (text: string) => (text === '#' ? VALUE : escapePattern(trimmedInside(text)));
export const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const trimmedInside = (text: string) => text.replaceAll(/\s+/g, ' ');
const trimmed = (text: string) => trimmedInside(text).trim();
const hasLetters = (text: string) => /\p{L}/u.test(text);

/** Titles and descriptions of the packages that the API and the SPA share. They are not part of the catalogue. */
export const SHARED_TEXTS: ReadonlySet<string> = new Set([...stringsOf(domain), ...stringsOf(policies)].map(trimmed));

/** Returns all strings inside of a value, and the strings and field names of JSON documents that are stored as a string. */
export function stringsOf(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value, ...namesIn(value), ...stringsOf(documentIn(value), seen)];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const inside = value instanceof Map ? [...value] : value instanceof Set ? [...value] : Object.values(value);
  return inside.flatMap((one) => stringsOf(one, seen));
}

function documentIn(text: string): unknown {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not JSON, for example a template that begins with a variable.
  }
}

/** Returns the field names in a JSON object as the audit log shows them: `activeAt` as `active at`. */
function namesIn(text: string): string[] {
  if (!text.startsWith('{')) return [];
  const names = [...text.matchAll(/"(\w+)":/g)].map(([, name = '']) => name);
  return names.map((name) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}
