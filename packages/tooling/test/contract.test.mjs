import { describe, expect, it } from '@jest/globals';
import { breakingEntries, undatedDeprecations, unnamedChanges } from '../contract/contract.mjs';

const BEFORE = `type Query { lead(id: ID!): Lead! } type Lead { name: String! phone: String } input New { name: String! }
  enum Tag { A B }`;
const paths = async (after, changelog = '') =>
  (await unnamedChanges(BEFORE, after, breakingEntries(changelog))).map(({ path }) => path);

describe('the contract of the API', () => {
  it.each([
    ['a removed field', 'phone: String ', '', 'Lead.phone'],
    ['a field that can be null', 'name: String! phone', 'name: String phone', 'Lead.name'],
    ['a removed argument', '(id: ID!)', '', 'Query.lead.id'],
    ['a new required input field', 'New {', 'New { tag: Tag!', 'New.tag'],
    ['a removed enum value', 'A B', 'A', 'Tag.B'],
  ])('names %s until the changelog has an entry [API-22]', async (_name, from, to, path) => {
    expect(BEFORE).toContain(from);
    const after = BEFORE.replace(from, to);
    expect(await paths(after)).toEqual([path]);
    expect(await paths(after, `- Breaking (2026-11-23): \`${path}\` is gone.`)).toEqual([]);
    expect(await paths(after, '- Breaking (2026-11-23): `Lead.other` is gone.')).toEqual([path]);
  });

  it('allows additions [API-22]', async () => {
    expect(await paths(BEFORE.replace('phone', 'email: String phone').replace('A B', 'A B C'))).toEqual([]);
  });

  it('reads the sentence of an entry, which needs a date [API-22]', () => {
    const sentence = '`Lead.phone` is now `Lead.phones`.';
    expect(breakingEntries(`- Other.\n- Breaking (2026-11-23): ${sentence}\n`)).toEqual({ 'Lead.phone': sentence });
    expect(breakingEntries(`- Breaking: ${sentence}\n`)).toEqual({});
  });
});

describe('a deprecation', () => {
  const deprecated = (directive) => undatedDeprecations(`type Query { a(b: Int ${directive}): Int ${directive} }`);

  it('needs a reason with a removal date [API-22]', () => {
    expect(deprecated('@deprecated(reason: "Use c instead. Removed after 2027-01-31.")')).toEqual([]);
    expect(deprecated('@deprecated')).toEqual(['Query.a.b', 'Query.a']);
    expect(deprecated('@deprecated(reason: "Use c instead.")')).toEqual(['Query.a.b', 'Query.a']);
  });
});
