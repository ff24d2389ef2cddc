import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ALLOWED, checkLanguage, RATCHET, writeRatchet } from '../language/check.mjs';
import { hitLine, problemsOf } from '../language/report.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'frontdesk-language-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Hits of each kind: kind, file, text with `{}` in place of the word, the word to avoid, and the standard word. */
const PLANTED = [
  ['comments', 'apps/api/src/a.ts', '// Sends mail to {}.\nexport const a = 1;', 'whoever', 'members'],
  ['comments', 'apps/api/src/a.ts', '/** Ends\n * {} it began. */\nexport const a = 1;', 'at\n * once', 'immediately'],
  ['comments', 'apps/api/src/a.ts', '// Runs {}.\nexport const a = 1;', 'by\n// itself', 'automatically'],
  ['comments', 'prisma/schema/a.prisma', '/// What {} sends.\nmodel A {\n}', 'somebody', 'a member'],
  ['comments', 'prisma/sql/a.sql', '-- Read by {}.\nselect 1;', 'nobody', 'no one'],
  ['comments', 'compose.yaml', 'a: 1 # Started {}.', 'at once', 'first'],
  ['comments', 'bench/a.sh', '# Sent {}.\ntrue', 'for good', 'permanently'],
  ['comments', 'apps/web/src/a.css', '/* Hidden {}. */\na { color: red }', 'for good', 'permanently'],
  ['sdl', 'packages/schema/schema.graphql', 'type Query {\n  """Read by {}."""\n  a: Int\n}', 'whom', 'members'],
  ['docs', 'docs/a.md', '# Sending\n\nThe worker {} after a crash.', 'goes on', 'continues'],
  ['ui', 'apps/web/src/a.tsx', 'export const A = () => <p>Assigned to {}</p>;', 'nobody', 'no one'],
  ['ui', 'apps/web/src/a.tsx', 'export const A = () => <B label="Your {}" />;', 'e-mail', 'email'],
  ['ui', 'apps/web/src/a.ts', 'export const TITLE = `Sent to {}, ${1}`;', 'somebody', 'a member'],
  ['ui', 'apps/web/src/locales/en.json', '{\n  "a": "{count, plural, one {{}} other {#}}"\n}', 'enquiry', 'lead'],
  [
    'mails',
    'apps/api/src/modules/a/emails.ts',
    "export const mail = { subject: 'Deleted {}' };",
    'for good',
    'permanently',
  ],
  [
    'refusals',
    'packages/domain/src/refusals/refusals.ts',
    "export const R = { A: 'Not open {}.' };",
    'any more',
    'now',
  ],
  [
    'errors',
    'apps/api/src/a.ts',
    "export const a = () => { throw new Error('Called by {}.'); };",
    'whoever',
    'a guest',
  ],
  ['strings', 'packages/policies/src/a.ts', "export const SENTENCE = 'Reads what {} sends.';", 'somebody', 'a member'],
  ['tests', 'apps/api/src/a.test.ts', "it.each([1])('refuses {}', () => {});", 'whoever', 'guests'],
  ['identifiers', 'apps/api/src/a.ts', 'export function {}Opt() {}', 'heed', 'apply'],
  ['identifiers', 'apps/api/src/a.ts', 'export class A {\n  {}!: string;\n}', 'optOutWish', 'optOutRequest'],
  ['identifiers', 'apps/api/src/a.ts', 'export const row = { {}_at: 1 };', 'told', 'reported'],
  ['identifiers', 'prisma/schema/a.prisma', 'model A {\n  {} Int\n}', 'wish', 'request'],
];

describe('the language check', () => {
  it.each(PLANTED)('finds a planted word in %s of %s', (...[kind, file, template, word, standard]) => {
    write(file, template.replace('{}', standard));
    expect(checkLanguage(root).rises).toEqual([]);

    const at = template.split('{}')[0].split('\n').length;
    write(file, template.replace('{}', word));
    const result = checkLanguage(root);
    expect(result.rises).toMatchObject([{ kind, hits: 1 }]);
    expect(result.hits).toMatchObject([{ kind, file, line: at, use: expect.stringMatching(/\w/) }]);
    expect(problemsOf(result, () => true).join('\n')).toContain(`${file}:${at}`);
  });

  it('counts a file name as an identifier', () => {
    write('apps/api/src/note-wish.ts', 'export const a = 1;');
    expect(checkLanguage(root).hits.map(({ match }) => match)).toEqual(['note', 'wish']);
  });

  it.each([
    ['a name in inline code', 'docs/a.md', 'Calls `somebody` first.'],
    ['a fenced block', 'docs/a.md', '```ts\nwhoever();\n```'],
    ['the address of a link', 'docs/a.md', 'See [the decision](adr/for-good-whoever.md).'],
    ['an imported name', 'apps/api/src/a.ts', "import { wish } from 'wishes';\nwish();"],
    ['a fixture of a test', 'apps/api/src/a.test.ts', "it('answers', () => send('Can somebody help me?'));"],
    ['an applied migration', 'prisma/migrations/1_a/migration.sql', '-- For whoever comes.'],
    ['an installed package', 'node_modules/a/a.md', 'For whoever comes.'],
  ])('leaves out %s', (_what, file, source) => {
    write(file, source);
    expect(checkLanguage(root).hits).toEqual([]);
  });

  it('searches for the words that the glossary replaces', () => {
    const glossary =
      '| term | means | not |\n| --- | --- | --- |\n| trusted device | A browser. | known browser, `browserKnown` |\n';
    write('docs/GLOSSARY.md', glossary);
    expect(checkLanguage(root).hits).toEqual([]);

    write('docs/a.md', 'A known browser skips the check.');
    const { hits } = checkLanguage(root);
    expect(hits.map(hitLine)).toEqual([
      '  docs/a.md:1 docs: "known browser" -> trusted device | A known browser skips the check.',
    ]);
  });
});

describe('the limits', () => {
  it('allow one hit in 1,000 words of comments and none in the SDL', () => {
    const words = 'word '.repeat(999);
    write('apps/api/src/a.ts', `// ${words} whoever\nexport const a = 1;`);
    expect(checkLanguage(root).rises).toEqual([]);
    write('apps/api/src/a.ts', `// ${words} whoever, whoever\nexport const a = 1;`);
    expect(checkLanguage(root).rises).toMatchObject([{ kind: 'comments', hits: 2 }]);

    write('packages/schema/schema.graphql', `type Query {\n  """${words} whoever"""\n  a: Int\n}`);
    expect(checkLanguage(root).rises.map(({ kind }) => kind)).toEqual(['comments', 'sdl']);
  });
});

describe('the allow-list', () => {
  const entry = { file: 'docs/a.md', word: 'whoever', line: 'song', reason: 'The title of a song.' };

  it('accepts only the given line', () => {
    write('docs/a.md', 'A song for whoever.\n');
    expect(checkLanguage(root).rises).toHaveLength(1);
    writeJson(ALLOWED, [entry]);
    expect(checkLanguage(root)).toMatchObject({ rises: [], stale: [] });

    write('docs/a.md', 'A song for whoever.\nA mail for whoever.\n');
    expect(checkLanguage(root).hits).toMatchObject([{ line: 2 }]);
  });

  it.each([
    ['matches nothing', { ...entry, line: 'aria' }],
    ['has no reason', { ...entry, reason: ' ' }],
  ])('fails for an entry that %s', (_why, wrong) => {
    write('docs/a.md', 'A song for whoever.\n');
    writeJson(ALLOWED, [wrong]);
    const result = checkLanguage(root);
    expect(result.stale).toHaveLength(1);
    expect(problemsOf(result, () => false).join('\n')).toContain('matches nothing or has no reason');
  });
});

describe('the ratchet', () => {
  it('fails when a count rises above the recorded one', () => {
    writeJson(RATCHET, { docs: { docs: 1 } });
    write('docs/a.md', 'For whoever.');
    expect(checkLanguage(root)).toMatchObject({ rises: [], falls: [] });
    write('docs/a.md', 'For whoever.\nFor somebody.');
    const result = checkLanguage(root);
    expect(result.rises).toMatchObject([{ folder: 'docs', kind: 'docs', hits: 2 }]);
    // The report must name the added line, not the existing one.
    const report = problemsOf(result, ({ line }) => line === 2).join('\n');
    expect(report).toContain('docs/a.md:2');
    expect(report).not.toContain('docs/a.md:1');
  });

  it('names the command that records a fall, and the command lowers it', () => {
    writeJson(RATCHET, { docs: { docs: 3 }, prisma: { comments: 2 } });
    write('docs/a.md', 'For whoever.');
    const result = checkLanguage(root);
    expect(result.rises).toEqual([]);
    expect(problemsOf(result, () => false)).toEqual([
      'docs docs fell from 3 to 1, prisma comments fell from 2 to 0. Run pnpm check:language --update to record the lower counts.',
    ]);
    writeRatchet(root, result.counts, { reset: false });
    expect(readRatchet()).toEqual({ docs: { docs: 1 } });
    expect(checkLanguage(root)).toMatchObject({ rises: [], falls: [] });
  });

  it('never increases a count by an update', () => {
    writeJson(RATCHET, { docs: { docs: 1 } });
    write('docs/a.md', 'For whoever, somebody, nobody.');
    write('bench/a.md', 'For whoever.');
    writeRatchet(root, checkLanguage(root).counts, { reset: false });
    expect(readRatchet()).toEqual({ docs: { docs: 1 } });
    writeRatchet(root, checkLanguage(root).counts, { reset: true });
    expect(readRatchet()).toEqual({ bench: { docs: 1 }, docs: { docs: 3 } });
  });
});

function write(file, source) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), `${source}\n`);
}

const writeJson = (file, value) => write(file, JSON.stringify(value));
const readRatchet = () => JSON.parse(readFileSync(join(root, RATCHET), 'utf8'));
