import { type ModelConfig, type ModelPort, ProviderError, type ProviderErrorKind } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { addKnowledge } from '../../../../test/testkit/knowledge.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { embedPassagesJob } from './jobs/embed-passages-job.ts';
import { startEmbeddingsJob } from './jobs/start-embeddings-job.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Words of one meaning. Each list is one dimension of the vectors of `model`. */
const MEANINGS = [
  ['pets', 'labrador', 'hund'],
  ['inside', 'come in', 'rein'],
  ['parking', 'leave the car'],
  ['sauna', 'steam bath'],
];

const vectorOf = (text: string): number[] => [
  ...MEANINGS.map((words) => Number(words.some((word) => text.toLowerCase().includes(word)))),
  // No text is entirely unlike another.
  0.1,
];

interface Fake {
  readonly asked: { readonly provider: string; readonly model: string | null; readonly texts: readonly string[] }[];
  fails: ProviderErrorKind | null;
}

/** Replaces the embedding models of all providers. */
function fakeModel(): Fake {
  const fake: Fake = { asked: [], fails: null };
  const model = (_workspaceId: string, { provider, embeddingModel = null }: ModelConfig) =>
    ({
      verify: async () => ({ accountName: 'Acme' }),
      embed: async ({ texts }: { readonly texts: readonly string[] }) => {
        if (fake.fails) throw new ProviderError({ provider, kind: fake.fails, words: 'The account does not work.' });
        fake.asked.push({ provider, model: embeddingModel, texts });
        const name = embeddingModel ?? 'text-embedding-3-small';
        return { model: name, vectors: texts.map(vectorOf), usage: { inputTokens: 1_000_000 } };
      },
    }) as unknown as ModelPort;
  Object.assign(fd.providers, { model });
  return fake;
}

const SEARCH = 'query ($q: String!) { knowledgeSearch(question: $q) { passages { text similarity } } }';
const STATUS = '{ knowledgeEmbeddings { isEnabled passageCount embeddedCount } }';
const QUESTION = 'May my labrador come in?';
const HOUSE_RULE = 'Pets are welcome inside.';

const search = async (who: Caller, q = QUESTION) =>
  (
    await as(fd, who).ok<{ knowledgeSearch: { passages: { text: string; similarity: number | null }[] } }>(SEARCH, {
      q,
    })
  ).knowledgeSearch.passages;
const statusOf = async (who: Caller) =>
  (await as(fd, who).ok<{ knowledgeEmbeddings: object }>(STATUS)).knowledgeEmbeddings;
const route = (who: Caller, input: object = {}) =>
  mutate(
    fd,
    who,
    'updateModelRoute',
    { purpose: 'EMBEDDING', choices: [{ provider: 'OPENAI' }], ...input },
    'route { purpose minSimilarity choices { provider model } }',
  );
const connect = (who: Caller, input: object) => mutate(fd, who, 'upsertIntegration', input, 'integration { id }');
const embed = (workspaceId: string) => embedPassagesJob(fd.services)({ workspaceId }, {} as never);
const vectorsOf = (workspaceId: string) =>
  rows<{ id: string; model: string }>(
    fd,
    'select id, model from knowledge_embeddings where workspace_id = $1 order by id',
    [workspaceId],
  );

/** Builds two workspaces with knowledge and an OpenAI account. The first searches by meaning if asked to. */
async function open({ isOn = true }: { readonly isOn?: boolean } = {}) {
  const fake = fakeModel();
  const { acme, globex } = await twoWorkspaces(fd);
  for (const { owner } of [acme, globex])
    await connect(owner, { provider: 'OPENAI', model: 'gpt-4o', secret: 'sk-0123456789abcdef0123' });
  await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'House rules', text: HOUSE_RULE });
  await addKnowledge(fd, acme.owner, { title: 'Is there parking?', text: 'The parking is behind the building.' });
  await addKnowledge(fd, globex.owner, { title: 'Sauna', text: 'The sauna is on the roof.' });
  if (isOn) {
    expect((await route(acme.owner)).outcome).toBe('ok');
    await embed(acme.id);
  }
  return { fake, acme, globex };
}

describe('the search by meaning [AG-17]', () => {
  it('finds a passage that says the same in other words, also in another language', async () => {
    const { acme } = await open();
    const [first, ...rest] = await search(acme.owner);
    expect(first?.text).toBe(HOUSE_RULE);
    expect(first?.similarity).toBeGreaterThan(0.95);
    expect(rest).toEqual([]);
    expect((await search(acme.owner, 'Darf mein Hund rein?'))[0]?.text).toBe(HOUSE_RULE);
  });

  it('is off by default: no text leaves the workspace, and words are compared', async () => {
    const { acme, fake } = await open({ isOn: false });
    await embed(acme.id);
    expect(await search(acme.owner)).toEqual([]);
    expect(await search(acme.owner, 'Is there parking?')).toEqual([
      { text: 'The parking is behind the building.', similarity: null },
    ]);
    expect(await statusOf(acme.owner)).toEqual({ isEnabled: false, passageCount: 2, embeddedCount: 0 });
    expect(fake.asked).toEqual([]);
  });

  it('puts a passage with the words and the meaning before others', async () => {
    const { acme } = await open();
    await addKnowledge(fd, acme.owner, { title: 'Cars', text: 'You can leave the car in the yard.' });
    await embed(acme.id);
    const found = await search(acme.owner, 'Is there parking?');
    expect(found.map(({ text }) => text)).toEqual([
      'The parking is behind the building.',
      'You can leave the car in the yard.',
    ]);
  });

  it('leaves out passages below the lowest similarity', async () => {
    const { acme } = await open();
    const question = 'Can a labrador use the steam bath?';
    const [found] = await search(acme.owner, question);
    expect(found?.text).toBe(HOUSE_RULE);
    expect((await route(acme.owner, { minSimilarity: 80 })).outcome).toBe('ok');
    expect(await search(acme.owner, question)).toEqual([]);
  });

  it('never finds a passage of another workspace', async () => {
    const { acme, globex } = await open();
    await route(globex.owner);
    await embed(globex.id);
    expect(await search(globex.owner, 'Do you have a steam bath?')).toMatchObject([
      { text: 'The sauna is on the roof.' },
    ]);
    expect(await search(acme.owner, 'Do you have a steam bath?')).toEqual([]);
    expect((await vectorsOf(globex.id)).length).toBe(1);
  });

  it('compares words only while the model fails, and reports a rejected key', async () => {
    const { acme, fake } = await open();
    fake.fails = 'RETRY';
    expect(await search(acme.owner)).toEqual([]);
    expect(await search(acme.owner, 'Is there parking?')).toHaveLength(1);
    fake.fails = 'CREDENTIALS';
    expect(await search(acme.owner)).toEqual([]);
    const { integrations } = await as(fd, acme.owner).ok<{ integrations: object[] }>('{ integrations { status } }');
    expect(integrations).toEqual([{ status: 'FAILING' }]);
    fake.fails = null;
    expect(await search(acme.owner)).toHaveLength(1);
  });

  it('records what it used, with the price', async () => {
    const { acme } = await open();
    const used = `select count(*)::int as calls, sum(cost_micros)::int as cost from model_calls
      where workspace_id = $1 and purpose = 'EMBEDDING' and model = 'text-embedding-3-small'`;
    expect(await rows(fd, used, [acme.id])).toEqual([{ calls: 1, cost: 20_000 }]);
    await search(acme.owner);
    expect(await rows(fd, used, [acme.id])).toEqual([{ calls: 2, cost: 40_000 }]);
  });
});

describe('the vectors of passages [AG-17]', () => {
  it('are computed once, with the title, and again for a changed text', async () => {
    const { acme, fake } = await open();
    expect(fake.asked.map(({ texts }) => [...texts].sort())).toEqual([
      ['House rules\nPets are welcome inside.', 'Is there parking?\nThe parking is behind the building.'],
    ]);
    await embed(acme.id);
    expect(fake.asked).toHaveLength(1);
    await addKnowledge(fd, acme.owner, { title: 'Sauna', text: 'The sauna is in the cellar.' });
    expect(await statusOf(acme.owner)).toEqual({ isEnabled: true, passageCount: 3, embeddedCount: 2 });
    await embed(acme.id);
    expect(fake.asked[1]?.texts).toEqual(['Sauna\nThe sauna is in the cellar.']);
    expect(await statusOf(acme.owner)).toEqual({ isEnabled: true, passageCount: 3, embeddedCount: 3 });
  });

  it('are computed in the background after a change of the knowledge, if the search by meaning is on', async () => {
    const { acme, globex } = await open();
    await addKnowledge(fd, acme.owner, { title: 'Sauna', text: 'The sauna is in the cellar.' });
    const jobs = `select count(*)::int as count from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'embed_passages' and j.payload ->> 'workspaceId' = $1`;
    expect(await rows(fd, jobs, [acme.id])).toEqual([{ count: 1 }]);
    // The knowledge of Globex was changed too.
    expect(await rows(fd, jobs, [globex.id])).toEqual([{ count: 0 }]);
  });

  it('are computed by several requests, and the rest by another job', async () => {
    const { acme, fake } = await open();
    const text = Array.from({ length: 150 }, (_, at) => `# Rule ${at}\nRule number ${at} is kept.`).join('\n\n');
    await addKnowledge(fd, acme.owner, { kind: 'TEXT', title: 'Rules', text });
    await embed(acme.id);
    expect(fake.asked.slice(1).map(({ texts }) => texts.length)).toEqual([100, 50]);
    expect(await vectorsOf(acme.id)).toHaveLength(152);
  });

  it('are deleted with their passages', async () => {
    const { acme } = await open();
    const id = await addKnowledge(fd, acme.owner, { title: 'Sauna', text: 'The sauna is in the cellar.' });
    await embed(acme.id);
    expect(await vectorsOf(acme.id)).toHaveLength(3);
    await mutate(fd, acme.owner, 'deleteKnowledgeSource', { id });
    expect(await vectorsOf(acme.id)).toHaveLength(2);
  });

  it('are replaced for another model, and deleted when the search by meaning is turned off', async () => {
    const { acme, fake } = await open();
    const names = async () => [...new Set((await vectorsOf(acme.id)).map(({ model }) => model))];
    expect(await names()).toEqual(['OPENAI default']);
    await route(acme.owner, { choices: [{ provider: 'OPENAI', model: 'text-embedding-3-large' }] });
    // Until the job ran, vectors of the other model are not compared.
    expect(await search(acme.owner)).toEqual([]);
    await embed(acme.id);
    expect(await names()).toEqual(['OPENAI text-embedding-3-large']);
    expect(fake.asked.at(-1)?.model).toBe('text-embedding-3-large');
    expect(await search(acme.owner)).toHaveLength(1);
    await route(acme.owner, { choices: [] });
    await embed(acme.id);
    expect(await vectorsOf(acme.id)).toEqual([]);
  });

  it('wait if the account is refused, and are computed after the next start', async () => {
    const { acme, fake } = await open();
    await addKnowledge(fd, acme.owner, { title: 'Sauna', text: 'The sauna is in the cellar.' });
    fake.fails = 'REFUSED';
    await embed(acme.id);
    expect(await vectorsOf(acme.id)).toHaveLength(2);
    fake.fails = 'RETRY';
    await expect(embed(acme.id)).rejects.toThrow('A provider request failed.');
    fake.fails = null;
    await rows(fd, 'delete from graphile_worker._private_jobs where true returning id', []);
    await startEmbeddingsJob(fd.services)({}, {} as never);
    const started = await rows<{ id: string }>(
      fd,
      `select payload ->> 'workspaceId' as id from graphile_worker._private_jobs`,
      [],
    );
    expect(started.map(({ id }) => id)).toContain(acme.id);
    await embed(acme.id);
    expect(await vectorsOf(acme.id)).toHaveLength(3);
  });

  it('are not computed once the cost limit of the month is reached, and questions neither', async () => {
    const { acme, fake } = await open();
    await mutate(fd, acme.owner, 'updateModelBudget', { limitCents: 1, action: 'HAND_OFF' });
    await addKnowledge(fd, acme.owner, { title: 'Sauna', text: 'The sauna is in the cellar.' });
    await embed(acme.id);
    expect(await search(acme.owner)).toEqual([]);
    expect(fake.asked).toHaveLength(1);
  });
});

describe('the model for embeddings [AG-17] [AG-25]', () => {
  it.each([
    [
      'two models',
      { choices: [{ provider: 'OPENAI' }, { provider: 'OPENAI', model: 'text-embedding-3-large' }] },
      'MODEL_ROUTE_INVALID',
      'choices',
    ],
    ['Anthropic', { choices: [{ provider: 'ANTHROPIC' }] }, 'MODEL_WITHOUT_EMBEDDINGS', 'choices'],
    [
      'a server without a name',
      { choices: [{ provider: 'OPENAI_COMPATIBLE' }] },
      'MODEL_WITHOUT_EMBEDDINGS',
      'choices',
    ],
    ['a similarity of 0', { minSimilarity: 0 }, 'MODEL_SIMILARITY_INVALID', 'minSimilarity'],
    [
      'a similarity for replies',
      { purpose: 'WORDING', minSimilarity: 50 },
      'MODEL_SIMILARITY_INVALID',
      'minSimilarity',
    ],
  ])('refuses %s', async (_what, input, code, field) => {
    const { acme } = await open({ isOn: false });
    await connect(acme.owner, { provider: 'ANTHROPIC', model: 'claude-sonnet-4-5', secret: 'sk-ant-0123456789abcdef' });
    const server = { provider: 'OPENAI_COMPATIBLE', model: 'llama3', baseUrl: 'https://models.acme.test/v1' };
    await connect(acme.owner, { ...server, secret: 'sk-0123456789abcdef0123' });
    expect(await route(acme.owner, input)).toMatchObject({ outcome: code, field });
    const named = { choices: [{ provider: 'OPENAI_COMPATIBLE', model: 'nomic-embed-text' }], minSimilarity: 55 };
    expect(await route(acme.owner, named)).toMatchObject({
      outcome: 'ok',
      route: { purpose: 'EMBEDDING', minSimilarity: 55, choices: named.choices },
    });
  });
});
