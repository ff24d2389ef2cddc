import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';
import { fragmentsIn } from './message-fragments.mjs';

const SOURCE = 'apps/web/src';
export const NOT_MESSAGES = 'packages/tooling/language/not-messages.json';

/** Generated code and test data contain no text of the SPA. */
const SKIPPED = /(?:^|\/)(?:gql|testing)\/|\.(?:test|fixtures)\./;

const MACROS = new Set(['t', 'msg', 'plural', 'select', 'selectOrdinal', 'Trans', 'Plural', 'Select', 'SelectOrdinal']);

/** Attributes and keys whose values are not shown. */
const TECHNICAL_NAMES = new Set(
  (
    '__typename accept action as autoComplete c className color d flex h href htmlFor id inputMode key kind lang m ' +
    'markerEnd method name path pattern policy points rel role size sizes src style subject target template to ' +
    'transform type typename variant viewBox w'
  ).split(' '),
);

/** Functions whose arguments are not shown, such as browser APIs, string methods, permission checks and routing. */
const TECHNICAL_CALLS = new Set(
  (
    'addEventListener append BroadcastChannel Blob can closest createElement Error evict fetch File getItem identify ' +
    'includes isInstance join lazyRouteComponent log matches matchMedia querySelector querySelectorAll RegExp ' +
    'removeEventListener removeItem replace replaceAll set setAttribute setItem split startsWith TypeError URL useCan ' +
    'useMediaQuery warn'
  ).split(' '),
);

/** Matches style values, fonts, selectors, URLs, media queries and paths of icons. */
const NOT_TEXT = [
  /^(?:-?[\d.]+(?:rem|px|em|fr|%)?|auto|none|[a-z]+\(.*|\s)+$/,
  /sans-serif|monospace$/,
  /\[[a-z-]+[=\]]/,
  /^(?:https?:|\/|[?#&.]|M\d)/,
  /^\(max-width/,
];

/**
 * Returns the texts of the SPA that are not in a message (`missing`) and the messages that are parts of a sentence
 * (`fragments`), as `{ file, line, text }`, and entries of `not-messages.json` that match nothing or have no reason
 * (`stale`).
 */
export function findMissingMessages(root) {
  const allowed = readAllowed(root);
  const sources = listSources(root, SOURCE).map((file) => [file, readFileSync(join(root, file), 'utf8')]);
  const texts = sources.flatMap(([file, source]) => textsOutside(file, source));
  const fragments = sources.flatMap(([file, source]) => fragmentsIn(file, source));
  const missing = texts.filter((found) => {
    const entry = allowed.find(({ file, text }) => file === found.file && found.text.includes(text));
    if (entry) entry.isUsed = true;
    return !entry;
  });
  return { missing, fragments, stale: allowed.filter(({ isUsed, reason }) => !isUsed || !reason?.trim()) };
}

/** Returns the shown texts of one file that no macro contains. */
export function textsOutside(file, source) {
  const { program } = parseSync(file, source);
  const found = [];
  walk(program, [], (text, node) => {
    found.push({ file, line: source.slice(0, node.start).split('\n').length, text: text.replace(/\s+/g, ' ').trim() });
  });
  return found;
}

function walk(node, parents, report) {
  if (isSkipped(node)) return;
  const [parent] = parents;
  if (node.type === 'JSXText' && /\p{L}/u.test(node.value)) report(node.value, node);
  if (node.type === 'Literal' && isShown(node.value, parents) && !isTechnical(node, parents)) report(node.value, node);
  if (node.type === 'TemplateLiteral' && parent?.type !== 'TaggedTemplateExpression') {
    const text = node.quasis.map(({ value }) => value.cooked ?? '').join('…');
    if (isSentence(text) && !isTechnical(node, parents)) report(text, node);
  }
  const inside = isMacro(node) ? expressionsOf(node) : childrenOf(node);
  for (const child of inside) walk(child, [node, ...parents], report);
}

const isSkipped = (node) =>
  ['ImportDeclaration', 'ExportAllDeclaration', 'TSLiteralType', 'TSImportType', 'TSEnumMember'].includes(node.type) ||
  (node.type === 'ThrowStatement' && node.argument.type === 'NewExpression');

const isMacro = (node) =>
  (node.type === 'TaggedTemplateExpression' && MACROS.has(node.tag.name)) ||
  (node.type === 'CallExpression' && MACROS.has(node.callee.name)) ||
  (node.type === 'JSXElement' && MACROS.has(node.openingElement.name.name));

/** Returns the expressions of a message. A text in an expression is not part of the message. */
function expressionsOf(node) {
  if (node.type === 'TaggedTemplateExpression') return node.quasi.expressions.filter(({ type }) => type !== 'Literal');
  if (node.type === 'CallExpression') return node.arguments.slice(0, 1);
  return node.children.flatMap((child) => (child.type === 'JSXText' ? [] : elementExpressions(child)));
}

const elementExpressions = (child) =>
  child.type === 'JSXElement' && !isMacro(child)
    ? [
        child.openingElement,
        ...child.children.flatMap((one) => (one.type === 'JSXText' ? [] : elementExpressions(one))),
      ]
    : [child];

function childrenOf(node) {
  return (visitorKeys[node.type] ?? []).flatMap((key) => {
    const value = node[key];
    if (Array.isArray(value)) return value.filter(Boolean);
    return value && typeof value.type === 'string' ? [value] : [];
  });
}

const isSentence = (text) =>
  /\p{L}{2}/u.test(text) && /\p{L}\s|\s\p{L}/u.test(text) && !NOT_TEXT.some((pattern) => pattern.test(text.trim()));

/**
 * Returns whether a text is shown to users: a sentence, a lower-case word that is the text of an element, or a
 * capitalized word in a label.
 */
function isShown(value, parents) {
  if (typeof value !== 'string') return false;
  if (isSentence(value) || (/^\p{Lu}\p{Ll}+$/u.test(value) && isInLabel(parents))) return true;
  return /^\p{Ll}{2,}$/u.test(value) && isInElement(parents);
}

const isChoice = ({ type }) => type === 'ConditionalExpression' || type === 'LogicalExpression';

/** Returns whether a value is shown between the tags of an element. */
function isInElement(parents) {
  const at = parents.findIndex((parent) => !isChoice(parent));
  return parents[at]?.type === 'JSXExpressionContainer' && /^JSX(?:Element|Fragment)$/.test(parents[at + 1]?.type);
}

function isInLabel(parents) {
  const holder = parents.find((parent) => !isChoice(parent));
  if (holder?.type === 'Property')
    return /^(?:label|title|header|words|description|placeholder)$/.test(holder.key.name);
  if (holder?.type === 'JSXExpressionContainer') return true;
  return holder?.type === 'JSXAttribute';
}

function isTechnical(node, parents) {
  let child = node;
  for (const parent of parents) {
    switch (parent.type) {
      case 'BinaryExpression':
        if (parent.operator !== '+') return true;
        break;
      case 'ConditionalExpression':
        if (parent.test === child) return true;
        break;
      case 'SwitchCase':
      case 'MemberExpression':
        return true;
      case 'Property':
        if (parent.key === child || TECHNICAL_NAMES.has(parent.key.name)) return true;
        break;
      case 'JSXAttribute':
        return isTechnicalAttribute(parent.name.name, parents);
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === child || TECHNICAL_CALLS.has(nameOf(parent.callee));
      case 'ArrowFunctionExpression':
      case 'BlockStatement':
      case 'JSXElement':
        return false;
    }
    child = parent;
  }
  return false;
}

/**
 * Returns whether the value of an attribute is not shown. Components of the SPA use `name` for a label, and HTML
 * elements use it for the key of a field.
 */
const isTechnicalAttribute = (name, parents) =>
  typeof name === 'string' &&
  (name === 'name' ? !isComponent(parents) : TECHNICAL_NAMES.has(name) || name.startsWith('data-'));

const isComponent = (parents) =>
  /^\p{Lu}/u.test(parents.find(({ type }) => type === 'JSXOpeningElement')?.name.name ?? '');

const nameOf = (callee) => (callee.type === 'MemberExpression' ? callee.property.name : callee.name);

function readAllowed(root) {
  const path = join(root, NOT_MESSAGES);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

const listSources = (root, folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (SKIPPED.test(`${path}${entry.isDirectory() ? '/' : ''}`)) return [];
    if (entry.isDirectory()) return listSources(root, path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
