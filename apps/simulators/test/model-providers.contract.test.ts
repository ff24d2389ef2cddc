import {
  EMBED_TEXTS,
  type ModelConfig,
  type ModelPort,
  type ModelProviderName,
  type ModelRequest,
} from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, samplePhoto } from '../src/index.ts';
import { failureOf, kindOf, type SimulatorHarness, startHarness } from './harness.ts';
import { CONTEXTS } from './language/contexts.ts';

let harness: SimulatorHarness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  for (const name of ['openai', 'anthropic', 'google'] as const)
    await fetch(`${harness.simulators[name].url}/_control/reset`, { method: 'POST' });
});

type Account = 'openai' | 'anthropic' | 'azureOpenai' | 'google' | 'openaiCompatible';

const configOf = (account: Account, sandbox: Sandbox = harness.acme.sandbox): ModelConfig =>
  account === 'openaiCompatible'
    ? { ...sandbox[account], baseUrl: `${harness.simulators.openai.url}/v1` }
    : sandbox[account];
const modelOf = (account: Account, over: Partial<ModelConfig> = {}): ModelPort =>
  harness.acme.with.model('acme', { ...configOf(account), ...over });
/** The simulator that answers the requests of an account. */
const simulatorOf = (account: Account) =>
  harness.simulators[account === 'anthropic' || account === 'google' ? account : 'openai'];

const understanding = (message: string): ModelRequest => ({
  messages: [
    { role: 'system', content: 'Rules' },
    {
      role: 'user',
      content: JSON.stringify({ task: 'understand', ...CONTEXTS.offers, messages: [message] }),
    },
  ],
  format: {
    name: 'understand',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['language', 'acts'],
      properties: { language: { type: 'string' }, acts: { type: 'array', items: { type: 'string' } } },
    },
  },
  temperature: 0,
});

describe.each<[Account, ModelProviderName, string]>([
  ['openai', 'OPENAI', 'gpt-4o'],
  ['anthropic', 'ANTHROPIC', 'Claude (simulated)'],
  ['azureOpenai', 'AZURE_OPENAI', 'gpt-4o'],
  ['google', 'GOOGLE', 'Gemini (simulated)'],
  ['openaiCompatible', 'OPENAI_COMPATIBLE', 'gpt-oss'],
])('the model of %s [AG-25]', (account, provider, accountName) => {
  it('is verified', async () => expect(await modelOf(account).verify()).toEqual({ accountName }));

  it('rejects an unknown key without repeating it', async () => {
    const unknown = modelOf(account, { apiKey: 'an-unknown-key' });
    const failure = await failureOf(unknown.verify());
    expect(failure).toMatchObject({ provider, kind: 'CREDENTIALS' });
    expect(failure.message).not.toContain('an-unknown-key');
    expect(await kindOf(unknown.reply(understanding('the second one')))).toBe('CREDENTIALS');
  });

  it('answers in the requested JSON schema, with temperature 0 and without tools', async () => {
    const { text, finish, usage, responseId, toolCalls } = await modelOf(account).reply(
      understanding('the second one, and is there parking?'),
    );
    expect(JSON.parse(text ?? '')).toMatchObject({ language: 'en', acts: [{ a: 'choose', n: 2 }, { a: 'ask' }] });
    expect({ finish, toolCalls }).toEqual({ finish: 'STOP', toolCalls: [] });
    expect(responseId).not.toBe('');
    expect(usage.inputTokens).toBeGreaterThan(50);
    expect(usage.outputTokens).toBeGreaterThan(5);
    const [conversation] = simulatorOf(account).state().conversations;
    expect(conversation).toMatchObject({ format: 'understand', tools: [] });
    expect(conversation?.strictSchema).toMatchObject({ additionalProperties: false, required: ['language', 'acts'] });
  });

  it('reports a tool call that was not asked for, and a reply that was cut off', async () => {
    simulatorOf(account).script(
      { calls: [{ name: 'dropTables', arguments: { all: true } }] },
      { text: '{"cut', finish: 'length' },
    );
    const called = await modelOf(account).reply(understanding('hello'));
    expect(called).toMatchObject({ text: null, finish: 'TOOL_CALLS' });
    expect(called.toolCalls.map(({ name }) => name)).toEqual(['dropTables']);
    expect((await modelOf(account).reply(understanding('hello'))).finish).toBe('LENGTH');
  });

  it('rejects an answer that is not JSON, so that the next account is used', async () => {
    simulatorOf(account).faults.add({ kind: 'GARBLED' });
    expect(await kindOf(modelOf(account).reply(understanding('hello')))).toBe('REFUSED');
  });

  it('describes an image', async () => {
    const { bytes, contentType } = samplePhoto('A red bicycle.');
    const media = harness.acme.with.mediaModel('acme', configOf(account));
    const { text, usage } = await media.describe({ bytes, contentType });
    expect(text).toMatch(/^A red bicycle\./);
    expect(usage?.inputTokens).toBeGreaterThan(0);
  });

  it('fails with the delay of a rate limit that is too long to wait for', async () => {
    simulatorOf(account).faults.add({ kind: 'TOO_MANY', retryAfterSeconds: 30 });
    const failure = await failureOf(modelOf(account).reply(understanding('hello')));
    expect(failure).toMatchObject({ provider, kind: 'RETRY', httpStatus: 429, retryAfterSeconds: 30 });
    expect(simulatorOf(account).requests).toHaveLength(1);
  });

  it.each(['STATUS', 'DROP_BEFORE', 'DROP_AFTER', 'HALF'] as const)('retries after %s', async (kind) => {
    simulatorOf(account).faults.add({ kind });
    expect((await modelOf(account).reply(understanding('the second one'))).finish).toBe('STOP');
    expect(simulatorOf(account).requests).toHaveLength(2);
  });

  it('ends with the deadline if the provider hangs', async () => {
    simulatorOf(account).faults.add({ kind: 'LATENCY', ms: 1_500, times: 3 });
    expect(await kindOf(modelOf(account).reply({ ...understanding('hello'), deadlineMs: 100 }))).toBe('RETRY');
  });
});

describe('embeddings [AG-25]', () => {
  it.each<[Account, string, number]>([
    ['openai', 'text-embedding-3-small', 1536],
    ['google', 'gemini-embedding-001', 3072],
    ['openaiCompatible', 'text-embedding-3-small', 1536],
  ])('of %s come from the model %s', async (account, model, length) => {
    const { vectors, ...reply } = await modelOf(account).embed({ texts: ['Is there parking?', 'What is the price?'] });
    expect(reply.model).toBe(model);
    expect(vectors.map((vector) => vector.length)).toEqual([length, length]);
  });

  it('of Google fit into the limit of a response for 100 texts', async () => {
    const texts = Array.from({ length: EMBED_TEXTS }, (_, at) => `Question ${at}`);
    expect((await modelOf('google').embed({ texts })).vectors).toHaveLength(EMBED_TEXTS);
  });

  it.each<Account>(['anthropic', 'azureOpenai'])('are refused by %s without an embedding model', async (account) =>
    expect(await kindOf(modelOf(account).embed({ texts: ['Is there parking?'] }))).toBe('REFUSED'),
  );
});

describe('a model that cannot serve the agent [AG-25]', () => {
  it('is refused if it does not follow a JSON schema', async () => {
    harness.simulators.openai.script({ text: 'Sure, I am ready!' });
    const failure = await failureOf(modelOf('openaiCompatible').verify());
    expect(failure).toMatchObject({ kind: 'REFUSED', words: expect.stringContaining('JSON schema') });
  });

  it.each<Account>(['anthropic', 'google'])('is refused by %s if it does not exist', async (account) =>
    expect(await kindOf(modelOf(account, { model: 'best-model' }).verify())).toBe('REFUSED'),
  );

  it('of Anthropic without native JSON schemas answers through a tool of the SDK', async () => {
    const { text } = await modelOf('anthropic', { model: 'claude-3-5-haiku-latest' }).reply(
      understanding('the second one'),
    );
    expect(JSON.parse(text ?? '')).toMatchObject({ acts: [{ a: 'choose', n: 2 }] });
  });
});
