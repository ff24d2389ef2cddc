import { describe, expect, it } from '@jest/globals';
import { repositoryRoot } from '../bin/lib/repository.mjs';
import {
  findBrokenLinks,
  findInvalidOperations,
  findMissingPaths,
  findMissingTests,
  findUnknownNames,
} from '../documents/find-missing.mjs';
import { findUnknownCommands } from '../documents/find-unknown-commands.mjs';
import { parseDocument } from '../documents/read-markdown.mjs';
import { readRepository } from '../documents/read-repository.mjs';

const repository = readRepository(repositoryRoot);
const documents = [...repository.documents.values()];
/** The changelog describes former versions. The README of a module is checked by readmes.test.ts of the API. */
const current = documents.filter(({ file }) => !/^CHANGELOG\.md$|^apps\/api\/src\/modules\//.test(file));
/** Recipes and the READMEs of apps and packages name identifiers of the source code. */
const ofSources = current.filter(({ file }) => /^(?:docs\/recipes|apps|packages)\//.test(file));

/** Returns the problems that a check finds in documents, one line for each. */
const problemsOf = (checked, find) =>
  checked.flatMap((document) => find(document, repository).map((problem) => `${document.file}: ${problem}`));

describe('the documents', () => {
  it('are found', () => {
    expect(current.length).toBeGreaterThan(60);
    expect(ofSources.map(({ file }) => file)).toContain('docs/recipes/add-a-query.md');
    expect(current.reduce((count, { codes }) => count + codes.length, 0)).toBeGreaterThan(1000);
  });

  it.each([
    ['link to existing files and headings', documents, findBrokenLinks],
    ['name existing files and folders', current, findMissingPaths],
    ['name existing commands, packages and tests to run', current, findUnknownCommands],
    ['list existing tests in their tables', current, findMissingTests],
    ['name existing identifiers of the source code', ofSources, findUnknownNames],
    ['contain GraphQL operations that fit the schema', current, findInvalidOperations],
  ])('%s', (_, checked, find) => {
    expect(problemsOf(checked, find)).toEqual([]);
  });
});

describe('a document with outdated references', () => {
  const check = (find, text) => find(parseDocument('docs/recipes/outdated.md', text), repository);

  it('is reported for a link', () => {
    expect(check(findBrokenLinks, '[a](add-a-query.md) [b](gone.md) [c](#gone) [d](../STYLE.md#gone)\n# Here')).toEqual(
      ['gone.md', '#gone', '../STYLE.md#gone'],
    );
  });

  it('is reported for a path, but not for a path that the recipe adds', () => {
    const paths = '`apps/api/src/jobs/gone.ts` `worker.ts` `platform/gone` `apps/api/src/gone/announcements.ts`';
    expect(check(findMissingPaths, paths)).toEqual([
      'apps/api/src/jobs/gone.ts',
      'platform/gone',
      'apps/api/src/gone/announcements.ts',
    ]);
    expect(check(findMissingPaths, '`platform/announcements/jobs/publish-announcement-job.ts`')).toEqual([]);
  });

  it('is reported for a command', () => {
    const commands = [
      '`pnpm generate && pnpm gone`',
      '`UPDATE=1 pnpm check "src/jobs|test/(isolation|gone)"`',
      '`pnpm --filter @frontdesk/domain gone`',
      '`pnpm check --only=lint,gone`',
      '```sh\nnpm test\nnode bench/gone.mjs\n```',
    ];
    expect(check(findUnknownCommands, commands.join('\n'))).toEqual([
      'pnpm gone',
      'pnpm check src/jobs|test/(isolation|gone)',
      'pnpm --filter @frontdesk/domain gone',
      'pnpm check --only=lint,gone',
      'node bench/gone.mjs',
    ]);
  });

  it('is reported for a test in a table', () => {
    const table = '| test | add |\n| --- | --- |\n| `permission-matrix` | a sample |\n| `gone-sweep` | a row |\n';
    expect(check(findMissingTests, table)).toEqual(['gone-sweep']);
  });

  it('is reported for an identifier, in a file and in an import', () => {
    const unknown = ['Gone', 'Function'].join('');
    expect(check(findUnknownNames, `\`EnqueueOptions\` \`${unknown}\``)).toEqual([unknown]);
    expect(check(findUnknownNames, '`RESOLVERS` of `apps/api/src/jobs/worker.ts`')).toEqual([
      'RESOLVERS in apps/api/src/jobs/worker.ts',
    ]);
    const imports = "import { drain, rows } from '../../test/testkit/drain.ts';";
    expect(check(findUnknownNames, `\`\`\`ts\n${imports}\n\`\`\``)).toEqual(['rows in ../../test/testkit/drain.ts']);
  });

  it('is reported for a GraphQL operation', () => {
    expect(check(findInvalidOperations, '```graphql\n{ leads(first: 1) { gone } }\n```')).toEqual([
      'Cannot query field "gone" on type "LeadConnection".',
    ]);
  });
});
