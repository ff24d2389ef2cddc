import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';

export const CODES = 'packages/schema/mutation-errors.json';

const REFUSALS = 'packages/domain/src/refusals';
const SOURCES = ['apps/api/src/**/*.ts', 'packages/*/src/**/*.ts'];
const NOT_SOURCES = /\.test\.ts$|\/(?:generated|simulators|seed)\//;

/** Methods of injected objects that return codes, each with the function that creates the object. */
const METHODS = new Map([['faultOf', ['apps/api/src/egress/http-client.ts', 'createEgressClient']]]);

/**
 * Returns for each mutation the refusal codes that its method can reach: those in the method and in each function,
 * constant and class that it names, directly or through others. Types, decorators, comparisons and lists of three or
 * more values do not count.
 */
export function mutationErrors(root) {
  const codes = new Set(
    globSync(`${REFUSALS}/*.ts`, { cwd: root }).flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, code]) => code),
    ),
  );
  const files = new Map(
    globSync(SOURCES, { cwd: root })
      .filter((path) => !NOT_SOURCES.test(path) && !path.startsWith(REFUSALS))
      .map((path) => [path, readModule(root, path, codes)]),
  );
  const found = [...files].flatMap(([path, { mutations }]) =>
    mutations.map(([name, uses]) => [name, [...reached(files, path, uses)].toSorted()]),
  );
  return Object.fromEntries(found.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Returns the codes in a declaration of a file and in the declarations that it names, directly or through others. */
function reached(files, path, uses) {
  const codes = new Set();
  const known = new Set();
  const queue = [[path, uses]];
  for (const [file, { literals, names, methods }] of queue) {
    for (const code of literals) codes.add(code);
    const targets = [
      ...[...names].map((name) => declarationOf(files, file, name)),
      ...[...methods].map((method) => declarationOf(files, ...METHODS.get(method))),
    ];
    for (const target of targets)
      if (target && !known.has(target[1])) {
        known.add(target[1]);
        queue.push(target);
      }
  }
  return codes;
}

/** Returns the file and uses of a name in a file. Null for local variables and names of libraries. */
function declarationOf(files, path, name) {
  const { declarations, imports } = files.get(path);
  if (declarations.has(name)) return [path, declarations.get(name)];
  return imports.has(name) ? exportOf(files, ...imports.get(name)) : null;
}

function exportOf(files, path, name) {
  const module = files.get(path);
  if (!module) return null;
  const [from, local] = module.exports.get(name) ?? [];
  if (from) return exportOf(files, from, local);
  const own = declarationOf(files, path, local ?? name);
  return (
    own ??
    module.wildcards
      .values()
      .map((one) => exportOf(files, one, name))
      .find(Boolean) ??
    null
  );
}

/** Reads the imports, exports, declarations and mutations of a file. */
function readModule(root, path, codes) {
  const { program } = parseSync(path, readFileSync(join(root, path), 'utf8'));
  const module = { imports: new Map(), exports: new Map(), wildcards: [], declarations: new Map(), mutations: [] };
  for (const node of program.body) {
    const from = node.source && pathOf(root, path, node.source.value);
    if (node.type === 'ImportDeclaration') {
      for (const { local, imported } of node.specifiers)
        if (from && imported) module.imports.set(local.name, [from, imported.name]);
    } else if (node.type === 'ExportAllDeclaration') {
      if (from) module.wildcards.push(from);
    } else if (node.specifiers?.length > 0) {
      for (const { local, exported } of node.specifiers) module.exports.set(exported.name, [from, local.name]);
    } else declare(module, node.declaration ?? node, codes);
  }
  return module;
}

/** Returns the file of an import. Null for libraries. */
function pathOf(root, path, specifier) {
  if (specifier.startsWith('.')) return join(dirname(path), specifier);
  const [, name, entry = 'index'] = specifier.match(/^@frontdesk\/([a-z-]+)(?:\/(.+))?$/) ?? [];
  const inside = `packages/${name}/src/${entry}.ts`;
  return name && existsSync(join(root, inside)) ? inside : null;
}

function declare({ declarations, mutations }, node, codes) {
  const members = node.type === 'ClassDeclaration' ? node.body.body : [];
  const roots = members.filter(({ decorators }) =>
    decorators?.some(({ expression }) => expression.callee?.name === 'Mutation'),
  );
  for (const member of roots) mutations.push([member.key.name, usesOf(member, codes)]);
  if (roots.length > 0) return;
  for (const one of node.type === 'VariableDeclaration' ? node.declarations : [node])
    if (one.id?.name) declarations.set(one.id.name, usesOf(one, codes));
}

/** Returns the codes, names and methods of injected objects that a node uses. */
function usesOf(node, codes) {
  const uses = { literals: new Set(), names: new Set(), methods: new Set() };
  const visit = (one, parent, key) => {
    if (isNoUse(one, parent, key)) return;
    if (one.type === 'Identifier') uses.names.add(one.name);
    if (one.type === 'Literal' && codes.has(one.value)) uses.literals.add(one.value);
    if (one.type === 'MemberExpression' && METHODS.has(one.property.name)) uses.methods.add(one.property.name);
    for (const child of visitorKeys[one.type] ?? [])
      for (const value of [one[child]].flat()) if (typeof value?.type === 'string') visit(value, one, child);
  };
  visit(node, null, null);
  return uses;
}

/** Whether a node is a type, a decorator, a name of a property, a compared value or a list of three or more values. */
function isNoUse({ type, elements }, parent, key) {
  if (type === 'Decorator' || (type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(type))) return true;
  if (type === 'Identifier') return (key === 'property' || key === 'key') && !parent.computed;
  if (type === 'Literal') return /^[!=]==$/.test(parent.operator) || (parent.type === 'SwitchCase' && key === 'test');
  return type === 'ArrayExpression' && elements.length > 2 && elements.every((one) => /^[A-Z_]+$/.test(one?.value));
}
