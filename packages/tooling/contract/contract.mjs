import { diff } from '@graphql-inspector/core';
import { buildSchema, Kind, parse, visit } from 'graphql';

/** Matches an entry of CHANGELOG.md for a breaking change: the date, the name and what replaces it. */
const ENTRY = /^- Breaking \(\d{4}-\d{2}-\d{2}\): (`([\w.@]+)` .+)$/gm;

/** Returns the breaking changes that the changelog names, by `Type.field`, each with the sentence about it. */
export const breakingEntries = (changelog) =>
  Object.fromEntries([...changelog.matchAll(ENTRY)].map(([, sentence, name]) => [name, sentence]));

/** Returns the changes from one SDL to another that break clients and have no entry, as `{ path, message }`. */
export async function unnamedChanges(before, after, entries) {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality, path }) => criticality.level === 'BREAKING' && !Object.hasOwn(entries, path))
    .map(({ path, message }) => ({ path, message }));
}

/** Returns the deprecations whose reason does not end with a removal date, as `Type.field`. */
export function undatedDeprecations(sdl) {
  const found = [];
  visit(parse(sdl, { noLocation: true }), {
    Directive(...[node, , , , ancestors]) {
      if (node.name.value !== 'deprecated') return;
      const reason = node.arguments?.find(({ name }) => name.value === 'reason')?.value;
      const isDated = reason?.kind === Kind.STRING && / Removed after \d{4}-\d{2}-\d{2}\.$/.test(reason.value);
      if (!isDated) found.push(ancestors.flatMap((one) => one.name?.value ?? []).join('.'));
    },
  });
  return found;
}
