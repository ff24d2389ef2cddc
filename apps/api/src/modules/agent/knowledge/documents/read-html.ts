import { compile, type FormatCallback } from 'html-to-text';
import { Parser } from 'htmlparser2';
import { UnreadableDocument } from './document.ts';

/** Writes a heading as a Markdown heading, which divides the text into sections. */
const heading: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  builder.addLiteral(`${'#'.repeat(Number(element.name?.slice(1)))} `);
  walk(element.children, builder);
  builder.closeBlock({ trailingLineBreaks: 2 });
};

const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const SKIPPED = [
  'head',
  'title',
  'img',
  'nav',
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'button',
  'select',
  'textarea',
];
const CELLS = ['td', 'th'];
/**
 * Maximum nesting depth of elements. Deeper documents are refused, because the parsing time grows with the square of
 * the depth.
 */
const MAX_DEPTH = 1000;

const LIMITS = { maxInputLength: undefined, ellipsis: '' };

const convertBody = compile({
  wordwrap: false,
  // The main content of a page, without the surrounding menus. A page without a `main` element is converted
  // completely.
  baseElements: { selectors: ['main'] },
  limits: LIMITS,
  formatters: { markdownHeading: heading },
  selectors: [
    ...HEADINGS.map((selector) => ({ selector, format: 'markdownHeading' })),
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    ...CELLS.map((selector) => ({ selector, format: 'inlineSurround', options: { suffix: '; ' } })),
    ...CELLS.map((cell) => ({ selector: `${cell} > p`, format: 'inline' })),
  ],
});

const convertTitle = compile({
  wordwrap: false,
  baseElements: { selectors: ['title'], returnDomByDefault: false },
  limits: { ...LIMITS, maxBaseElements: 1 },
});

/**
 * Converts an HTML document to Markdown with headings and lists. Scripts, menus and images are omitted. Throws
 * UnreadableDocument if the elements are nested too deeply.
 */
export function toMarkdown(html: string): string {
  assertShallow(html);
  return convertBody(html);
}

function assertShallow(html: string): void {
  let depth = 0;
  const parser = new Parser({
    onopentagname: () => {
      depth += 1;
      if (depth > MAX_DEPTH) throw new UnreadableDocument('TOO_COMPLEX');
    },
    onclosetag: () => {
      depth -= 1;
    },
  });
  parser.end(html);
}

/** Returns the title of an HTML document. Returns null if it has none. */
export const titleOfHtml = (html: string): string | null => convertTitle(html).trim() || null;
