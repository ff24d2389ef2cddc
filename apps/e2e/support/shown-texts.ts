import type { Page } from 'playwright-core';
import { type Catalogue, escapePattern, SHARED_TEXTS, stringsOf } from './catalogue.ts';

interface Received {
  readonly strings: Set<string>;
  /** Responses that are still being read. */
  readonly pending: Promise<void>[];
}

const received = new WeakMap<Page, Received>();

/** Records the strings of all API responses of a page, because the page shows them beside the texts of the catalogue. */
export function watchResponses(page: Page): void {
  const strings = new Set<string>();
  const pending: Promise<void>[] = [];
  received.set(page, { strings, pending });
  const record = (body: unknown) => {
    for (const text of stringsOf(body)) strings.add(normalized(text));
  };
  page.on('response', (response) => {
    // The body of a response cannot be read after its page was left.
    if (response.url().includes('/graphql')) pending.push(response.json().then(record, () => {}));
  });
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => record(JSON.parse(String(payload)))));
}

/** Returns the texts on a page that come neither from the catalogue nor from a response of the API. */
export async function textsOutsideCatalogue(page: Page, catalogue: Catalogue): Promise<string[]> {
  const own = received.get(page);
  if (!own) throw new Error('The page is not watched: call watchResponses first.');
  await Promise.all(own.pending);
  const shown = await page.evaluate(collectTexts);
  const entered = new Set(new URL(page.url()).searchParams.values());
  const isKnown = (text: string): boolean =>
    !/\p{L}{2}/u.test(text) ||
    catalogue.has(text) ||
    entered.has(text.replaceAll(/[“”]/g, '')) ||
    [text, text.charAt(0).toUpperCase() + text.slice(1)].some((one) => own.strings.has(one) || SHARED_TEXTS.has(one)) ||
    NOT_TEXTS.some((pattern) => pattern.test(text)) ||
    [...own.strings].some((template) => isFilled(template, text));
  return [...new Set(shown.map(normalized))].filter((text) => !isKnown(text) && !text.split(SEPARATOR).every(isKnown));
}

/** Returns whether the text is the template with values in the places of its variables. */
function isFilled(template: string, text: string): boolean {
  const parts = template.split(/\{\{[^{}]+\}\}/);
  if (parts.length === 1) return false;
  return new RegExp(`^${parts.map((part) => escapePattern(part)).join('.+')}$`).test(text);
}

/** Separates independent texts that one text node shows. */
const SEPARATOR = / · |, |: |–| \(|\)/;

const MONTH = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|June|July|August';
const MONTHS = `${MONTH}|September|October|November|December`;
const DAYS = '(?:Mon|Tues?|Wed(?:nes)?|Thur?s?|Fri|Sat(?:ur)?|Sun)(?:day)?';
const UNITS = '(?:second|minute|hour|day|week|month|quarter|year|sec|min|hr|d|wk|mo|yr)s?\\.?';

/** Dates, relative times, keys and addresses. The browser formats dates in the language of the page. */
const NOT_TEXTS = [
  new RegExp(`^(?:${DAYS},? )?\\d{1,2} (?:${MONTHS})(?: \\d{4})?(?:,? (?:at )?\\d{1,2}:\\d\\d)?$`),
  new RegExp(`^(?:${MONTHS})(?: \\d{4})?$`),
  new RegExp(`^${DAYS}$`),
  new RegExp(`^(?:in )?\\d+ ${UNITS}(?: ago)?$`),
  /^(?:yesterday|tomorrow|now|today|(?:last|this|next) (?:week|month|quarter|year|wk|mo|yr)\.?)$/,
  /^(?:https?:\/\/|localhost:)\S+$/,
  /^[\w.+-]+@[\w.-]+$/,
  /^frontdesk$/i,
  /^JSON$/,
];

const normalized = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Returns the visible text nodes and the labels of a page. Code, the query editor and values of fields are skipped. */
function collectTexts(): string[] {
  const SKIPPED = 'script, style, noscript, code, pre, kbd, textarea, .graphiql-container, .mantine-Avatar-root';
  const isVisible = (node: Element | null) =>
    node !== null && !node.closest(SKIPPED) && node.checkVisibility({ visibilityProperty: true });
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isVisible(node.parentElement)) texts.push(node.textContent ?? '');
  for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
    for (const node of document.querySelectorAll(`[${name}]`))
      if (isVisible(node)) texts.push(node.getAttribute(name) ?? '');
  return texts;
}
