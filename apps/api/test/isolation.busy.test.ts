import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { sharedGraph } from '../src/graphql/schema.ts';
import { as, type Caller } from './testkit/as.ts';
import { type BuiltWorkspace, buildLead, buildMember, twoWorkspaces } from './testkit/build.ts';
import { buildConversation } from './testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { operationFor, rootFields } from './testkit/graph.ts';

const PEOPLE = 32;
const ROUNDS = 30;

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { readonly owner: Caller };
let globex: BuiltWorkspace & { readonly owner: Caller };

beforeAll(async () => {
  fd = await startFrontdesk();
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

describe('concurrent members of two workspaces in one process', () => {
  it('each receive their own data [T3]', async () => {
    const crowd = [...(await peopleOf(acme, 'acorn')), ...(await peopleOf(globex, 'gherkin'))];
    const answers = await Promise.all(crowd.map(({ caller, id }) => busy(caller, id)));
    for (const [index, { word }] of crowd.entries()) {
      const foreign = word === 'acorn' ? 'gherkin' : 'acorn';
      const answer = answers[index] ?? [];
      expect(answer.filter((text) => text.includes(foreign))).toEqual([]);
      // Precondition: each response contains the word.
      expect(answer.filter((text) => text.includes(word))).toHaveLength(answer.length);
    }
  });

  it('get the same counts and search results while the other workspace grows [T8]', async () => {
    const ask = () =>
      as(fd, acme.owner).run(
        '{ leads(first: 100, filter: { search: "o" }) { totalCount } leadCounts { status count } conversations(first: 1) { totalCount } }',
      );
    const { text } = await ask();
    const filling = Promise.all(Array.from({ length: 40 }, () => buildLead(fd, globex)));
    const concurrent = await Promise.all(Array.from({ length: 20 }, ask));
    await filling;
    expect(new Set(concurrent.map((answer) => answer.text))).toEqual(new Set([text]));
    expect((await ask()).text).toBe(text);
  });
});

describe('a query without a workspace', () => {
  const lists = rootFields(sharedGraph()).filter(({ field }) => field.args.some(({ name }) => name === 'after'));

  it('returns no rows of any workspace [T11]', async () => {
    await buildLead(fd, acme, { name: 'Lena acorn' });
    const publish = async () =>
      (
        await Promise.all(
          lists.map((root) => as(fd, acme.owner).run(operationFor(root, 4), { first: 40, after: null })),
        )
      )
        .map(({ text }) => text)
        .join('\n');
    // Precondition: the subscriber receives the event when the workspace is set.
    expect(await publish()).toContain('Lena acorn');
    const forgotten = await forgetting(publish);
    expect(forgotten).not.toMatch(/acorn|gherkin/);
  });
});

async function peopleOf(workspace: BuiltWorkspace, word: string) {
  await buildLead(fd, workspace, { name: `Lead ${word}` });
  return Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const caller = await buildMember(fd, workspace, { role: 'owner' });
      const contact = { name: `Contact ${word}` };
      const { id } = await buildConversation(fd, workspace, { contact, heldById: caller.memberId });
      return { caller, id, word };
    }),
  );
}

/** Alternates between queries that the compiler answers, queries that graphql-js executes, and mutations. */
async function busy(caller: Caller, id: string): Promise<string[]> {
  const answers: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { text } = await as(fd, caller).run(ASKS[round % ASKS.length] ?? '', { id });
    answers.push(text);
  }
  return answers;
}

const ASKS = [
  '{ leads(first: 5) { edges { node { id name } } } }',
  'query ($id: ID!) { conversation(id: $id) { contact { name } messages(last: 3) { nodes { body } } } }',
  '{ leads(first: 5) { edges { node { name } } } viewer { email } }',
  `mutation ($id: ID!) { sendMessage(input: { conversationId: $id, body: "Hello" }) {
    conversation { contact { name } } } }`,
];

/** Runs `work` with the statement that sets the workspace removed from every transaction. */
async function forgetting<T>(work: () => Promise<T>): Promise<T> {
  const driver = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const { query } = driver;
  let cut = 0;
  driver.query = function forgetful(this: unknown, asked: unknown, ...rest: unknown[]) {
    const left = typeof asked === 'string' ? asked.replace(/; set local app\.workspace_id = '[^']*'/, '') : asked;
    if (left !== asked) cut += 1;
    return query.call(this, left, ...rest);
  };
  try {
    return await work();
  } finally {
    driver.query = query;
    expect(cut).toBeGreaterThan(0); // Precondition: the statement was sent.
  }
}
