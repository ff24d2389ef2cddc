import type { LanguageModelPurpose } from '@frontdesk/domain';
import { type ModelConfig, type ModelPort, ProviderError, type ProviderErrorKind } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, buildWorkspace, type Member } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { agentModels, modelOf, withAccount } from './index.ts';

const SECRET = 'zyzzyva-0123456789-key-9f3c';
const OPENAI = { provider: 'OPENAI', model: 'gpt-4o', secret: SECRET };
const ANTHROPIC = { provider: 'ANTHROPIC', model: 'claude-sonnet-4-5', secret: SECRET };
const AZURE = { provider: 'AZURE_OPENAI', model: 'front', resource: 'acme-desk', secret: SECRET };
const SERVER = {
  provider: 'OPENAI_COMPATIBLE',
  model: 'llama3',
  baseUrl: 'https://models.acme.test/v1',
  secret: SECRET,
};

const logged: string[] = [];
let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }) });
});
beforeEach(async () => {
  const workspace = await buildWorkspace(fd, { channel: 'WHATSAPP' });
  acme = { ...workspace, owner: await buildMember(fd, workspace, { role: 'owner', name: 'Ada' }) };
});
afterAll(() => fd.close());

const connect = (input: object) => mutate(fd, acme.owner, 'upsertIntegration', input, 'integration { id provider }');
const route = (input: object) =>
  mutate(fd, acme.owner, 'updateModelRoute', input, 'route { purpose timeoutSeconds choices { provider model } }');
type Failing = Partial<Record<string, ProviderErrorKind>>;

/** Returns services whose models record their calls. The accounts in `failing` fail. */
function recordingServices(failing: Failing = {}) {
  const called: string[] = [];
  const deadlines: (number | undefined)[] = [];
  const model = (_workspaceId: string, { provider, model: name }: ModelConfig) =>
    ({
      reply: async ({ deadlineMs }: { deadlineMs?: number }) => {
        called.push(`${provider} ${name}`);
        deadlines.push(deadlineMs);
        const kind = failing[provider];
        if (kind) throw new ProviderError({ provider, kind, words: `${provider} failed.` });
        return { text: provider, model: name, usage: { inputTokens: 1, outputTokens: 1 } };
      },
    }) as unknown as ModelPort;
  return { called, deadlines, services: { ...fd.services, providers: { ...fd.providers, model } } };
}

/** Calls the model of the workspace. Returns the accounts that were called, in order. */
async function call(failing: Failing = {}, purpose: LanguageModelPurpose = 'WORDING') {
  const { called, deadlines, services } = recordingServices(failing);
  const ready = await modelOf(services, acme.id, purpose);
  if (ready.kind === 'NOT_SET_UP') return { called, deadlines, text: null, error: ready.words };
  const result = await withAccount(ready, (port) => port.reply({ messages: [], deadlineMs: 45_000 })).then(
    ({ text }) => ({ text, error: null }),
    (error: Error) => ({ text: null, error: (error.cause as ProviderError).kind }),
  );
  return { called, deadlines, ...result };
}

describe('several providers of models [AG-25]', () => {
  it('stores the settings of each, encrypted, and shows them', async () => {
    for (const input of [ANTHROPIC, AZURE, SERVER])
      expect((await connect(input)).integration).toMatchObject({ provider: input.provider });
    const text = 'query Q { integrations { provider model resource baseUrl secretLastFour } }';
    const { integrations } = await as(fd, acme.owner).ok<{ integrations: object[] }>(text);
    expect(integrations).toEqual([
      { provider: 'ANTHROPIC', model: 'claude-sonnet-4-5', resource: null, baseUrl: null, secretLastFour: '9f3c' },
      { provider: 'AZURE_OPENAI', model: 'front', resource: 'acme-desk', baseUrl: null, secretLastFour: '9f3c' },
      {
        provider: 'OPENAI_COMPATIBLE',
        model: 'llama3',
        resource: null,
        baseUrl: SERVER.baseUrl,
        secretLastFour: '9f3c',
      },
    ]);
    const stored = await rows(fd, 'select secret from integrations where workspace_id = $1', [acme.id]);
    expect(stored).toHaveLength(3);
    expect(JSON.stringify(stored)).not.toContain(SECRET);
  });

  it.each([
    ['a resource that is a host', { ...AZURE, resource: 'evil.example/x' }, 'SETTING_INVALID', 'resource'],
    ['a base URL with credentials', { ...SERVER, baseUrl: 'https://a:b@models.test/v1' }, 'SETTING_INVALID', 'baseUrl'],
    ['a base URL that is none', { ...SERVER, baseUrl: 'models' }, 'SETTING_INVALID', 'baseUrl'],
  ])('refuses %s', async (_what, input, code, field) => {
    expect(await connect(input)).toMatchObject({ outcome: code, field });
  });

  it.each([
    ['base URL', SERVER, { baseUrl: 'https://elsewhere.test/v1' }],
    ['resource', AZURE, { resource: 'elsewhere' }],
  ])('asks for the key again if the host of the %s changes', async (_what, input, moved) => {
    await connect(input);
    const unchanged = { ...input, secret: '' };
    expect((await connect({ ...unchanged, model: 'another' })).outcome).toBe('ok');
    expect((await connect({ ...unchanged, ...moved })).outcome).toBe('INTEGRATION_SECRET_REQUIRED');
    expect((await connect({ ...input, ...moved })).outcome).toBe('ok');
  });

  it('cannot open a key whose host was changed in the database', async () => {
    await connect(SERVER);
    expect((await call()).text).toBe('OPENAI_COMPATIBLE');
    await rows(fd, "update integrations set base_url = 'https://elsewhere.test/v1' where workspace_id = $1", [acme.id]);
    await expect(call()).rejects.toThrow('origin');
  });
});

describe('the models of a purpose [AG-25]', () => {
  beforeEach(async () => {
    for (const input of [ANTHROPIC, OPENAI]) await connect(input);
  });

  it('are all connected accounts by default, OpenAI first', async () => {
    expect(await call()).toMatchObject({ called: ['OPENAI gpt-4o'], text: 'OPENAI', deadlines: [20_000] });
  });

  it.each(['RETRY', 'CREDENTIALS', 'REFUSED'] as const)('are tried in order after %s', async (kind) => {
    const { called, text } = await call({ OPENAI: kind });
    expect({ called, text }).toEqual({ called: ['OPENAI gpt-4o', 'ANTHROPIC claude-sonnet-4-5'], text: 'ANTHROPIC' });
  });

  it('mark a rejected account as failing, although another one answered', async () => {
    await call({ OPENAI: 'CREDENTIALS' });
    const stored = await rows(fd, "select provider from integrations where state = 'FAILING' and workspace_id = $1", [
      acme.id,
    ]);
    expect(stored).toEqual([{ provider: 'OPENAI' }]);
  });

  it('are skipped without a request while an account is failing, until its key is replaced', async () => {
    const failing = { OPENAI: 'RETRY' } as const;
    // oxlint-disable-next-line no-await-in-loop -- the failures must be consecutive.
    for (let at = 0; at < 5; at += 1) expect((await call(failing)).called).toHaveLength(2);
    expect(await call(failing)).toMatchObject({ called: ['ANTHROPIC claude-sonnet-4-5'], text: 'ANTHROPIC' });
    await connect(OPENAI);
    expect((await call()).called).toEqual(['OPENAI gpt-4o']);
  });

  it('log which account was skipped, and never its key', async () => {
    logged.length = 0;
    await call({ OPENAI: 'CREDENTIALS' });
    expect(logged.filter((line) => line.includes('a model failed') && line.includes('OPENAI'))).toHaveLength(1);
    const audit = await rows(fd, 'select * from audit_events where workspace_id = $1', [acme.id]);
    expect(JSON.stringify(audit)).toContain('gpt-4o');
    expect(`${logged.join()} ${JSON.stringify(audit)}`).not.toContain(SECRET);
  });

  it('report a temporary failure if one of them may work later', async () => {
    expect((await call({ OPENAI: 'RETRY', ANTHROPIC: 'REFUSED' })).error).toBe('RETRY');
    expect((await call({ OPENAI: 'REFUSED', ANTHROPIC: 'REFUSED' })).error).toBe('REFUSED');
  });

  it('follow the route of their purpose, with its model and its timeout', async () => {
    const choices = [{ provider: 'ANTHROPIC', model: 'claude-haiku-4-5' }, { provider: 'OPENAI' }];
    const { route: saved } = await route({ purpose: 'UNDERSTANDING', choices, timeoutSeconds: 5 });
    expect(saved).toEqual({
      purpose: 'UNDERSTANDING',
      timeoutSeconds: 5,
      choices: [
        { provider: 'ANTHROPIC', model: 'claude-haiku-4-5' },
        { provider: 'OPENAI', model: null },
      ],
    });
    const { called, deadlines } = await call({ ANTHROPIC: 'RETRY' }, 'UNDERSTANDING');
    expect(called).toEqual(['ANTHROPIC claude-haiku-4-5', 'OPENAI gpt-4o']);
    expect(deadlines).toEqual([5_000, 5_000]);
    expect((await call()).called).toEqual(['OPENAI gpt-4o']);
  });

  it('are the same in a test chat as in a conversation', async () => {
    await route({ purpose: 'UNDERSTANDING', choices: [{ provider: 'ANTHROPIC' }] });
    const { called, services } = recordingServices({ OPENAI: 'RETRY' });
    const models = await agentModels(services, acme.id);
    await models?.understand.reply({ messages: [] });
    await models?.word.reply({ messages: [] });
    expect(called).toEqual(['ANTHROPIC claude-sonnet-4-5', 'OPENAI gpt-4o', 'ANTHROPIC claude-sonnet-4-5']);
  });

  it('are all connected accounts again if those of the route were removed', async () => {
    await route({ purpose: 'UNDERSTANDING', choices: [{ provider: 'ANTHROPIC' }] });
    expect((await call({}, 'UNDERSTANDING')).called).toEqual(['ANTHROPIC claude-sonnet-4-5']);
    await rows(fd, "delete from integrations where provider = 'ANTHROPIC' and workspace_id = $1", [acme.id]);
    expect((await call({}, 'UNDERSTANDING')).called).toEqual(['OPENAI gpt-4o']);
  });

  it.each([
    ['a provider that is not connected', { choices: [{ provider: 'GOOGLE' }] }, 'MODEL_NOT_CONNECTED', 'choices'],
    ['a provider without models', { choices: [{ provider: 'TWILIO' }] }, 'MODEL_NOT_CONNECTED', 'choices'],
    [
      'the same model twice',
      { choices: [{ provider: 'OPENAI' }, { provider: 'OPENAI' }] },
      'MODEL_ROUTE_INVALID',
      'choices',
    ],
    ['a timeout above the limit', { choices: [], timeoutSeconds: 26 }, 'MODEL_TIMEOUT_INVALID', 'timeoutSeconds'],
  ])('refuse %s', async (_what, input, code, field) => {
    expect(await route({ purpose: 'WORDING', ...input })).toMatchObject({ outcome: code, field });
  });
});

it('has no model without an account [AG-25]', async () => {
  expect(await call()).toMatchObject({ called: [], error: 'No language model is connected.' });
});
