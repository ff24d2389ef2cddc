import { parseSync, visitorKeys } from 'oxc-parser';

/** `step` defines a test of a browser story that continues from the previous one. */
const TEST_FUNCTIONS = new Set(['it', 'test', 'describe', 'step']);

/** Attributes whose values are not shown to users. */
const NOT_SHOWN = new Set([
  'className',
  'key',
  'to',
  'href',
  'id',
  'name',
  'type',
  'role',
  'rel',
  'target',
  'size',
  'variant',
  'color',
]);

/**
 * Returns the texts of a TypeScript or JavaScript file as `{ kind, start, text }`: comments, test titles, thrown
 * errors, other strings and declared identifiers. Imported names and uses of names are left out. Throws an error if the
 * file cannot be parsed.
 */
export function readTypeScript(file, source) {
  const { program, comments, errors } = parseSync(file, source);
  if (errors.some(({ severity }) => severity === 'Error'))
    throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const texts = commentBlocks(comments, source);
  walk(program, null, { texts, role: 'strings' });
  return texts;
}

/** Joins line comments on consecutive lines, because a phrase can continue on the next line. */
function commentBlocks(comments, source) {
  const blocks = [];
  for (const { type, start, end } of comments) {
    const last = blocks.at(-1);
    const follows =
      type === 'Line' && last?.type === 'Line' && /^[^\S\n]*\n[^\S\n]*$/.test(source.slice(last.end, start));
    if (follows) last.end = end;
    else blocks.push({ type, start, end });
  }
  return blocks.map(({ start, end }) => ({ kind: 'comments', start, text: source.slice(start, end) }));
}

function walk(node, parent, context) {
  const next = collect(node, parent, context);
  if (!next) return;
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key];
    if (Array.isArray(value)) for (const child of value) if (child) walk(child, node, next);
    if (value && typeof value.type === 'string') walk(value, node, next);
  }
}

/** Adds the texts of a node. Returns the context for its children, or null if the children must be skipped. */
function collect(node, parent, context) {
  const { texts, role } = context;
  const add = (kind, text) => texts.push({ kind, start: node.start, text });
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportType':
    case 'TSLiteralType':
      return null;
    case 'ThrowStatement':
      return { ...context, role: 'errors' };
    case 'CallExpression':
      return isTest(node.callee) ? withTitle(node, context) : context;
    case 'JSXText':
      add('strings', node.value);
      return null;
    case 'JSXAttribute':
      return NOT_SHOWN.has(node.name.name) ? { ...context, role: null } : context;
    case 'Property':
      return role !== null && isDescription(node) ? { ...context, role: null } : context;
    case 'Literal':
      if (role && typeof node.value === 'string' && !isName(node, parent)) add(role, node.value);
      return null;
    case 'TemplateElement':
      if (role) add(role, node.value.cooked ?? '');
      return null;
    case 'Identifier':
      if (isDeclared(node, parent)) add('identifiers', node.name);
      return context;
    default:
      return context;
  }
}

/** Reads the first argument as the title of a test. Other strings are test data. */
function withTitle(node, context) {
  const [title] = node.arguments;
  if (title) walk(title, node, { ...context, role: 'tests' });
  for (const argument of node.arguments.slice(1)) walk(argument, node, context);
  return null;
}

/** Recognizes `it`, `describe.skip`, `it.each(cases)` and ``it.each`table` ``. */
function isTest(callee) {
  if (callee.type === 'Identifier') return TEST_FUNCTIONS.has(callee.name);
  if (callee.type === 'MemberExpression') return isTest(callee.object);
  if (callee.type === 'CallExpression') return isTest(callee.callee);
  return callee.type === 'TaggedTemplateExpression' && isTest(callee.tag);
}

/**
 * Returns whether a property is a description or a reason of a deprecation. Both are skipped, because they are part of
 * the generated schema, whose descriptions are read separately.
 */
const isDescription = ({ key }) => key.name === 'description' || key.name === 'deprecationReason';

const isName = (node, parent) => parent?.type === 'Property' && parent.key === node;

const DECLARING = {
  VariableDeclarator: 'id',
  FunctionDeclaration: 'id',
  FunctionExpression: 'id',
  ClassDeclaration: 'id',
  TSInterfaceDeclaration: 'id',
  TSTypeAliasDeclaration: 'id',
  TSEnumDeclaration: 'id',
  TSEnumMember: 'id',
  TSTypeParameter: 'name',
  PropertyDefinition: 'key',
  MethodDefinition: 'key',
  TSPropertySignature: 'key',
  TSMethodSignature: 'key',
  TSParameterProperty: 'parameter',
  AssignmentPattern: 'left',
  RestElement: 'argument',
};

function isDeclared(node, parent) {
  if (!parent) return false;
  if (parent[DECLARING[parent.type]] === node) return !parent.computed;
  if (parent.params?.includes(node)) return true;
  // A shorthand property repeats a name that is declared elsewhere.
  return parent.type === 'Property' && parent.key === node && !parent.shorthand && !parent.computed;
}
