import { parseSync, visitorKeys } from 'oxc-parser';

/** Matches a text that begins with a space or a punctuation mark, or ends with a space. */
const PART = /^[\s,.;:]|\s$/;

/**
 * Returns the messages of one file that are parts of a sentence: messages inside of a value of another message, and
 * messages that begin with a space or a punctuation mark or end with a space.
 */
export function fragmentsIn(file, source) {
  const found = [];
  const report = (node) =>
    found.push({
      file,
      line: source.slice(0, node.start).split('\n').length,
      text: source.slice(node.start, node.end).replace(/\s+/g, ' '),
    });
  visit(parseSync(file, source).program, false, report);
  return found;
}

function visit(node, isValue, report) {
  const isMessage = isTemplate(node) || isTrans(node);
  if (isMessage && (isValue || PART.test(textOf(node)))) report(node);
  for (const child of childrenOf(node)) visit(child, isValue || isTemplate(node), report);
}

const isTemplate = (node) => node.type === 'TaggedTemplateExpression' && node.tag.name === 't';
const isTrans = (node) => node.type === 'JSXElement' && node.openingElement.name.name === 'Trans';

function textOf(node) {
  if (isTemplate(node)) return node.quasi.quasis.map(({ value }) => value.cooked).join('…');
  // JSX removes the whitespace at both ends of an element if it contains a line break.
  return node.children
    .map((child) => (child.type === 'JSXText' ? child.value : '…'))
    .join('')
    .replace(/^\s*\n\s*|\s*\n\s*$/g, '');
}

const childrenOf = (node) =>
  (visitorKeys[node.type] ?? [])
    .flatMap((key) => [node[key]].flat())
    .filter((child) => typeof child?.type === 'string');
