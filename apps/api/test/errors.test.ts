import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DENIAL_CODES, REFUSAL_CODES, REFUSALS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERROR_REFERENCE } from '../src/errors/error-reference.ts';
import { as, type Caller } from './testkit/as.ts';
import { buildApiKey } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { buildOperation, openScene, type Scene } from './testkit/scene.ts';
import { watch } from './testkit/watch.ts';

const mutationErrors = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@frontdesk/schema/mutation-errors.json'), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;
const DOCS = join(import.meta.dirname, '../../../docs/errors.md');

let fd: TestFrontdesk;
let scene: Scene;
let anyOperation: Caller;
let persistedOnly: Caller;

beforeAll(async () => {
  fd = await startFrontdesk({ mode: 'production' });
  scene = await openScene(fd, 'owner');
  anyOperation = await buildApiKey(fd, scene.workspace, scene.founder);
  persistedOnly = await buildApiKey(fd, scene.workspace, scene.founder, { mode: 'PERSISTED_ONLY' });
});
afterAll(() => fd.close());

const messageOf = async (caller: Caller, query: string) => (await as(fd, caller).run(query)).errors?.[0]?.message;

/** Registers a document without validation, as if an earlier release had accepted it, and runs it. */
async function runRegistered(document: string) {
  const id = await buildOperation(fd, scene.workspace, scene.founder, document);
  expect(id).toBe(createHash('sha256').update(document).digest('hex'));
  return (await as(fd, persistedOnly).runById(id)).errors?.[0];
}

describe('the error codes', () => {
  it('are described in docs/errors.md [API-21]', () => {
    const text = markdown();
    if (process.env.UPDATE) writeFileSync(DOCS, text);
    if (readFileSync(DOCS, 'utf8') !== text)
      throw new Error('Run UPDATE=1 on errors.test.ts and commit docs/errors.md.');
    expect(ERROR_REFERENCE.map(({ code }) => code)).toEqual([...DENIAL_CODES]);
  });

  it('link to a page that the product serves [API-21]', async () => {
    const [error] =
      (await as(fd, anyOperation).run('{ lead(id: "00000000-0000-7000-8000-000000000000") { id } }')).errors ?? [];
    expect(error?.extensions).toMatchObject({ docUrl: 'http://localhost:4000/docs/errors#NOT_FOUND' });
    const answer = await fd.app.inject({ method: 'GET', url: '/docs/errors' });
    expect(answer.statusCode).toBe(200);
    for (const code of DENIAL_CODES) expect(answer.body).toContain(`<section id="${code}">`);
  });

  it('are linked from errors outside of GraphQL too [API-21]', async () => {
    const answer = await fd.app.inject({ method: 'POST', url: '/graphql', payload: [] });
    expect(answer.json().errors[0].extensions).toMatchObject({
      code: 'BAD_REQUEST',
      docUrl: expect.stringContaining('#BAD_REQUEST'),
    });
  });
});

describe('a typo', () => {
  const TYPO = 'query Typo { leeds(first: 1) { totalCount } }';

  it('gets a suggestion from a caller who may introspect [API-21]', async () => {
    const schema = await as(fd, anyOperation).ok('{ __schema { queryType { name } } }');
    expect(schema.__schema.queryType.name).toBe('Query'); // Precondition.
    expect(await messageOf(anyOperation, TYPO)).toMatch(
      /^Cannot query field "leeds" on type "Query"\. Did you mean "leads"/,
    );
  });

  it('gets no suggestion from a caller who may not [API-21] [G3]', async () => {
    expect((await as(fd, persistedOnly).run('{ __schema { queryType { name } } }')).errors?.[0]?.extensions.code).toBe(
      'OPERATION_NOT_ALLOWED',
    ); // Precondition.
    expect((await runRegistered(TYPO))?.message).toBe('Cannot query field "leeds" on type "Query".');
  });

  it('gets a suggestion on a socket too [API-21]', async () => {
    const watching = watch(fd, await fd.listen(), anyOperation, {
      query: 'subscription { leadChangd { lead { id } } }',
    });
    const [error] = (await watching.began)?.errors ?? [];
    await watching.close();
    expect(error?.message).toContain('Did you mean "leadChanged"');
  });

  it('shows no value of the request as a suggestion', async () => {
    const query = '{ leads(first: "hunter2 Did you mean hunter3?") { totalCount } }';
    expect(await messageOf(anyOperation, query)).not.toMatch(/hunter/);
  });
});

describe('a removed name', () => {
  it.each([
    ['field', '{ viewer { mayCreateWorkspaces } }', 'Viewer.canCreateWorkspaces'],
    [
      'input field',
      'mutation { mergeContacts(input: { keepId: "x" }) { __typename } }',
      'MergeContactsInput.primaryId',
    ],
  ])('gets the name of its replacement: %s [API-22]', async (_kind, query, replacement) => {
    const messages = (await as(fd, anyOperation).run(query)).errors?.map(({ message }) => message);
    expect(messages).toContainEqual(expect.stringMatching(new RegExp(`is now \`${replacement}\`\\.$`)));
  });

  it('gets it for a type [API-22]', async () => {
    const query = 'mutation { deleteLead(id: "x") { errors { code } ... on Refused { code } } }';
    const messages = (await as(fd, anyOperation).run(query)).errors?.map(({ message }) => message);
    expect(messages).toContainEqual(
      expect.stringMatching(/^Unknown type "Refused"\..* `Refused` is now `UserError`, in `errors`/),
    );
  });

  it('gets it in a registered operation too [API-22]', async () => {
    const error = await runRegistered('query Removed { contacts(first: 1) { edges { node { standing } } } }');
    expect(error?.message).toBe(
      'Cannot query field "standing" on type "Contact". `Contact.standing` is now `Contact.reachability`.',
    );
  });
});

function markdown(): string {
  const sections = ERROR_REFERENCE.map(
    ({ code, status, meaning, action }) => `## ${code}\n\nHTTP status ${status}.\n\n${meaning}\n\n${action}\n`,
  );
  const refusals = REFUSAL_CODES.flatMap((code) => {
    const mutations = Object.keys(mutationErrors).filter((name) => mutationErrors[name]?.includes(code));
    return mutations.length > 0
      ? [`- \`${code}\`: ${REFUSALS[code]} Returned by ${mutations.map((name) => `\`${name}\``).join(', ')}.`]
      : [];
  });
  return `# Error codes

Generated from \`apps/api/src/errors/error-reference.ts\` and \`packages/schema/mutation-errors.json\` by \`UPDATE=1\` on \`errors.test.ts\`; do not edit it by hand.

\`extensions.code\` of each top-level error is one of these codes. \`extensions.docUrl\` leads to the description, which the product serves at \`/docs/errors\`, and
\`extensions.requestId\` identifies the request for support. Refusals of mutations, such as a name that is taken, are in \`errors\` of the mutation's payload.

${sections.join('\n')}
## Errors of mutations

\`code\` of each error in a payload is one of these codes. The description of each mutation in the schema lists its codes.

${refusals.join('\n')}
`;
}
