import { type MessagingPort, ProviderError, type ProviderErrorKind } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, buildWorkspace, type Member } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { dump, rows } from '../../../../test/testkit/rows.ts';
import { setEnvironment } from '../../../../test/testkit/scene.ts';
import {
  calComReceivers,
  calendarOf,
  integrationStatus,
  messagingOf,
  modelOf,
  type NotSetUp,
  type ReadyPort,
  reportFailure,
  twilioReceivers,
  type UsedIntegration,
  vapiReceivers,
  voiceOf,
} from './index.ts';

const SID = 'AC00000000000000000000000000000001';
const NUMBER = '+14155238886';
const TOKEN = 'zyzzyva-0123456789-token-9f3c';
const HOOK = 'zyzzyva-webhook-secret-77aa';
const TWILIO = { provider: 'TWILIO', accountSid: SID, fromNumber: NUMBER, secret: TOKEN };
const CALCOM = { provider: 'CALCOM', eventTypeId: '42', secret: TOKEN, webhookSecret: HOOK };
const OPENAI = { provider: 'OPENAI', model: 'gpt-4o', secret: TOKEN };
const UUID = '3f0c0a52-6f0e-4b11-9c2e-6f2f6f0a1b2c';
const VAPI = { provider: 'VAPI', assistantId: UUID, phoneNumberId: UUID, secret: TOKEN, webhookSecret: HOOK };

type Founded = BuiltWorkspace & { owner: Member };

let fd: TestFrontdesk;
let acme: Founded;
let globex: Founded;
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  await rows(fd, 'delete from integrations');
  fd.providers.answer(async () => ({ accountName: 'Acme Ltd' }));
  acme = await founded('WHATSAPP');
  globex = await founded('VOICE');
});
afterAll(() => fd.close());

async function founded(channel: 'WHATSAPP' | 'VOICE'): Promise<Founded> {
  const workspace = await buildWorkspace(fd, { channel });
  return { ...workspace, owner: await buildMember(fd, workspace, { role: 'owner', name: 'Ada' }) };
}

const FIELDS = `integration { id provider status sandbox accountSid fromNumber eventTypeId model secretLastFour
  webhookSecretLastFour accountName failure verifiedAt failedAt setByName }`;
const set = async (who: Caller, input: object) =>
  (await mutate(fd, who, 'upsertIntegration', input, FIELDS)).integration;
const verify = (who: Caller, id: string) => mutate(fd, who, 'verifyIntegration', { id }, FIELDS);
const refusal = (who: Caller, field: string, input: object) => mutate(fd, who, field, input, 'errors { code field }');
const integrations = async (who: Caller) =>
  (await as(fd, who).ok('{ integrations { provider status secretLastFour } }')).integrations;
const failing = (kind: ProviderErrorKind, words: string) => () =>
  Promise.reject(new ProviderError({ provider: 'TWILIO', kind, words }));

describe('a workspace has its own credentials [CB-03]', () => {
  it('for the providers of its channel only, one for each [CB-22]', async () => {
    for (const input of [TWILIO, CALCOM, OPENAI]) await set(acme.owner, input);
    expect((await integrations(acme.owner)).map(({ provider }: { provider: string }) => provider)).toEqual([
      'CALCOM',
      'OPENAI',
      'TWILIO',
    ]);
    expect(await refusal(acme.owner, 'upsertIntegration', VAPI)).toMatchObject({ code: 'PROVIDER_NOT_FOR_CHANNEL' });
    expect(await refusal(globex.owner, 'upsertIntegration', TWILIO)).toMatchObject({
      code: 'PROVIDER_NOT_FOR_CHANNEL',
    });
    expect(await outcome(fd, globex.owner, 'upsertIntegration', VAPI)).toBe('ok');
    expect(await integrations(globex.owner)).toEqual([{ provider: 'VAPI', status: 'SET_UP', secretLastFour: '9f3c' }]);
  });

  it('shows public values, the last four characters of secrets, and who set them', async () => {
    const given = { ...TWILIO, fromNumber: ' whatsapp:+1 (415) 523-8886 ' };
    expect(await set(acme.owner, given)).toMatchObject({
      provider: 'TWILIO',
      status: 'SET_UP',
      accountSid: SID,
      fromNumber: NUMBER,
      secretLastFour: '9f3c',
      webhookSecretLastFour: null,
      setByName: 'Ada',
      verifiedAt: null,
    });
  });

  it('keeps a secret that was omitted, and resets the verification', async () => {
    const { id } = await set(acme.owner, TWILIO);
    expect((await verify(acme.owner, id)).integration.status).toBe('VERIFIED');
    const changed = await set(acme.owner, { ...TWILIO, fromNumber: '+442079460018', secret: '' });
    expect(changed).toMatchObject({
      id,
      status: 'SET_UP',
      accountName: null,
      verifiedAt: null,
      secretLastFour: '9f3c',
    });
    await verify(acme.owner, id);
    expect(fd.providers.asked.at(-1)?.config).toEqual({ accountSid: SID, authToken: TOKEN, from: '+442079460018' });
  });

  it.each([
    ['an account SID of another shape', { ...TWILIO, accountSid: 'SK1' }, 'SETTING_INVALID', 'accountSid'],
    ['no number', { ...TWILIO, fromNumber: null }, 'SETTING_INVALID', 'fromNumber'],
    ['no secret', { ...TWILIO, secret: ' ' }, 'SECRET_MISSING', 'secret'],
    ['a secret that would show too much of itself', { ...TWILIO, secret: '0123456789' }, 'SECRET_INVALID', 'secret'],
    ['a secret with a line break', { ...OPENAI, secret: 'sk-0123456789\n0123456789' }, 'SECRET_INVALID', 'secret'],
    ['an event type that is no number', { ...CALCOM, eventTypeId: '1; drop' }, 'SETTING_INVALID', 'eventTypeId'],
  ])('refuses %s at its field', async (_what, input, code, field) => {
    expect(await refusal(acme.owner, 'upsertIntegration', input)).toMatchObject({ code, field });
    expect(await integrations(acme.owner)).toEqual([]);
  });

  it('creates one integration if two members set it concurrently', async () => {
    const twice = [set(acme.owner, TWILIO), set(acme.owner, { ...TWILIO, fromNumber: '+442079460018' })];
    const [one, other] = await Promise.all(twice);
    expect(one.id).toBe(other.id);
    expect(await integrations(acme.owner)).toHaveLength(1);
  });

  it('is set, verified and removed by owner and admin, visible to members who can read it, and hidden from agents [CB-35]', async () => {
    const { id } = await set(acme.owner, TWILIO);
    const as_ = (role: 'admin' | 'member' | 'agent') => buildMember(fd, acme, { role });
    const [adam, mia, ana] = await Promise.all([as_('admin'), as_('member'), as_('agent')]);
    expect(await outcome(fd, adam, 'upsertIntegration', TWILIO)).toBe('ok');
    for (const [field, input] of [
      ['upsertIntegration', TWILIO],
      ['enableSimulator', { provider: 'TWILIO' }],
      ['verifyIntegration', { id }],
      ['deleteIntegration', { id }],
    ] as const) {
      expect(await outcome(fd, mia, field, input)).toBe('FORBIDDEN');
      expect(await outcome(fd, ana, field, input)).toMatch(/FORBIDDEN|NOT_FOUND/);
      if ('id' in input) expect(await outcome(fd, globex.owner, field, input)).toBe('NOT_FOUND');
    }
    expect(await integrations(mia)).toHaveLength(1);
    expect(await as(fd, ana).denied('{ integrations { id } }')).toBe('FORBIDDEN');
    expect(await integrations(globex.owner)).toEqual([]);
  });
});

describe('a secret [CB-04]', () => {
  it('appears nowhere in plain text in a dump of the database or the audit log, and has no field in the API', async () => {
    const { id } = await set(acme.owner, CALCOM);
    await set(acme.owner, TWILIO);
    await verify(acme.owner, id);
    fd.providers.answer(failing('CREDENTIALS', `Unknown key ${TOKEN} for ${HOOK}`));
    expect((await verify(acme.owner, id)).integration.failure).toBe('Unknown key … for …');
    const everything = await dump(fd);
    // Precondition: the dump contains unencrypted values.
    expect(everything).toContain(SID);
    expect(everything).not.toContain('zyzzyva');
    const columns = await rows<{ secret: string; webhook_secret: string }>(
      fd,
      'select secret, webhook_secret from integrations where id = $1',
      [id],
    );
    expect(columns[0]?.secret).toMatch(/^ey[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    const text = '{ __type(name: "Integration") { fields { name } } }';
    const names = (await as(fd, acme.owner).ok(text)).__type.fields.map(({ name }: { name: string }) => name);
    expect(names).toContain('secretLastFour');
    expect(names).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(secret|webhookSecret|credentials)$/)]));
  });

  it('cannot be stored in plain text, by a check of the database', async () => {
    const { id } = await set(acme.owner, TWILIO);
    await expect(rows(fd, `update integrations set secret = $1 where id = $2`, [TOKEN, id])).rejects.toThrow(
      'integrations_secret_check',
    );
  });

  it('has a different ciphertext in each workspace, and decrypts in its own row, column and workspace only', async () => {
    const foreign = await founded('WHATSAPP');
    const [mine, other, elsewhere] = [
      await set(acme.owner, TWILIO),
      await set(acme.owner, CALCOM),
      await set(foreign.owner, TWILIO),
    ];
    const sealed = await rows<{ id: string; secret: string }>(fd, 'select id, secret from integrations');
    const of = (id: string) => sealed.find((row) => row.id === id)?.secret;
    expect(of(mine.id)?.split('.')[3]).not.toBe(of(elsewhere.id)?.split('.')[3]);
    // Precondition: the secret can be decrypted in its own workspace.
    expect((await messagingOf(fd.services, foreign.id)).kind).toBe('READY');

    const move = (secret: string | undefined, to: string, column = 'secret') =>
      rows(fd, `update integrations set ${column} = $1 where id = $2`, [secret, to]);
    await move(of(mine.id), elsewhere.id);
    await expect(messagingOf(fd.services, foreign.id)).rejects.toThrow();
    await move(of(mine.id), other.id);
    await expect(calendarOf(fd.services, acme.id)).rejects.toThrow('encrypted for another row');
    await move(of(other.id), other.id);
    await move(of(other.id), other.id, 'webhook_secret');
    await expect(calendarOf(fd.services, acme.id)).rejects.toThrow('encrypted for another row');
  });

  it('is deleted with its integration, and with its workspace [CB-30]', async () => {
    const { id } = await set(acme.owner, TWILIO);
    expect(await outcome(fd, acme.owner, 'deleteIntegration', { id })).toBe('ok');
    expect(await rows(fd, 'select 1 from integrations where id = $1', [id])).toEqual([]);
    expect(await outcome(fd, acme.owner, 'verifyIntegration', { id })).toBe('NOT_FOUND');
    await set(acme.owner, TWILIO);
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('ok');
    expect(await rows(fd, 'select 1 from integrations where workspace_id = $1', [acme.id])).toEqual([]);
  });
});

describe('verifying [CB-03]', () => {
  it('stores the name of the account, and the time', async () => {
    const { id } = await set(acme.owner, TWILIO);
    const { integration, ...verified } = await verify(acme.owner, id);
    expect(verified.outcome).toBe('ok');
    expect(integration).toMatchObject({ status: 'VERIFIED', accountName: 'Acme Ltd', failure: null, failedAt: null });
    expect(Date.parse(integration.verifiedAt)).not.toBeNaN();
    // Real credentials are never sent to a simulator.
    expect(fd.sandbox.providers.asked).toEqual([]);
  });

  it('stores the error of a provider on one line, and keeps the time of the last success', async () => {
    const { id } = await set(acme.owner, TWILIO);
    await verify(acme.owner, id);
    fd.providers.answer(failing('CREDENTIALS', 'Authenticate\n\t(20003)'));
    const { integration, ...verified } = await verify(acme.owner, id);
    expect(verified.outcome).toBe('ok');
    expect(integration).toMatchObject({ status: 'FAILING', failure: 'Authenticate (20003)', accountName: 'Acme Ltd' });
    expect(integration.verifiedAt).not.toBeNull();
    fd.providers.answer(async () => ({ accountName: 'Acme Ltd' }));
    expect((await verify(acme.owner, id)).integration).toMatchObject({
      status: 'VERIFIED',
      failure: null,
      failedAt: null,
    });
  });

  it('discards the result for credentials that were changed during the request', async () => {
    const { id } = await set(acme.owner, TWILIO);
    fd.providers.answer(async () => {
      await set(acme.owner, { ...TWILIO, secret: `${TOKEN}-newer` });
      return { accountName: 'The old one' };
    });
    const fields = 'errors { code }';
    expect(await mutate(fd, acme.owner, 'verifyIntegration', { id }, fields)).toMatchObject({
      code: 'INTEGRATION_CHANGED',
    });
    expect(await integrations(acme.owner)).toMatchObject([{ status: 'SET_UP' }]);
  });

  it('is limited by the hour', async () => {
    const { id } = await set(acme.owner, TWILIO);
    const asked: string[] = [];
    for (let nth = 0; nth < 31; nth += 1) asked.push(await outcome(fd, acme.owner, 'verifyIntegration', { id }));
    expect(new Set(asked.slice(0, 30))).toEqual(new Set(['ok']));
    expect(asked.at(-1)).toBe('RATE_LIMITED');
  });
});

describe('the sandbox', () => {
  it('fills an integration in with one call in development, and its credentials reach the simulator only', async () => {
    await setEnvironment(fd, acme, 'STAGING');
    expect(await refusal(acme.owner, 'enableSimulator', { provider: 'TWILIO' })).toMatchObject({
      code: 'SANDBOX_NOT_AVAILABLE',
    });
    await setEnvironment(fd, acme, 'DEVELOPMENT');
    const used = await mutate(fd, acme.owner, 'enableSimulator', { provider: 'TWILIO' }, FIELDS);
    expect(used.integration).toMatchObject({ sandbox: true, status: 'SET_UP' });
    const before = fd.providers.asked.length;
    expect((await verify(acme.owner, used.integration.id)).integration.accountName).toBe('The simulator');
    expect(fd.providers.asked).toHaveLength(before);
    expect(await refusal(acme.owner, 'enableSimulator', { provider: 'VAPI' })).toMatchObject({
      code: 'PROVIDER_NOT_FOR_CHANNEL',
    });
  });

  it('keeps none of its secrets when real credentials are set', async () => {
    await setEnvironment(fd, globex, 'DEVELOPMENT');
    await mutate(fd, globex.owner, 'enableSimulator', { provider: 'VAPI' });
    const { webhookSecret: _left, ...withoutHook } = VAPI;
    expect(await refusal(globex.owner, 'upsertIntegration', withoutHook)).toMatchObject({
      code: 'SECRET_MISSING',
      field: 'webhookSecret',
    });
    expect(await set(globex.owner, VAPI)).toMatchObject({ sandbox: false, webhookSecretLastFour: '77aa' });
  });
});

describe('the client of an integration', () => {
  it('is returned with the decrypted credentials, or reports that the integration is not set up', async () => {
    expect(await messagingOf(fd.services, acme.id)).toEqual({
      kind: 'NOT_SET_UP',
      provider: 'TWILIO',
      words: 'Twilio is not set up in this workspace.',
    });
    for (const input of [TWILIO, CALCOM, OPENAI]) await set(acme.owner, input);
    await set(globex.owner, VAPI);
    fd.providers.asked.length = 0;
    for (const ready of [
      await messagingOf(fd.services, acme.id),
      await calendarOf(fd.services, acme.id),
      await modelOf(fd.services, acme.id, 'WORDING'),
      await voiceOf(fd.services, globex.id),
    ])
      expect(ready.kind).toBe('READY');
    expect(fd.providers.asked.map(({ config }) => config)).toEqual([
      { accountSid: SID, authToken: TOKEN, from: NUMBER },
      { apiKey: TOKEN, eventTypeId: 42 },
      { provider: 'OPENAI', apiKey: TOKEN, model: 'gpt-4o', embeddingModel: null, resource: null, baseUrl: null },
      { apiKey: TOKEN, assistantId: UUID, phoneNumberId: UUID },
    ]);
  });

  it('works after the verification, but not after the provider refused the credentials', async () => {
    const access = () => fd.services.database.forWorkspace(acme.id).read((tx) => integrationStatus(tx, 'TWILIO'));
    expect(await access()).toBeNull();
    const { id } = await set(acme.owner, TWILIO);
    expect(await access()).toEqual({ unavailableReason: 'Twilio has not been verified yet.' });
    await verify(acme.owner, id);
    expect(await access()).toEqual({ unavailableReason: null });
    const opened: ReadyPort<MessagingPort> | NotSetUp = await messagingOf(fd.services, acme.id);
    if (opened.kind !== 'READY') throw new Error('It was set up.');
    const used: UsedIntegration = opened.integration;
    const revoked = new ProviderError({ provider: 'TWILIO', kind: 'CREDENTIALS', words: 'Authenticate' });
    await reportFailure(fd.services, used, new Error('the network'));
    expect(await access()).toEqual({ unavailableReason: null });
    await reportFailure(fd.services, { ...used, version: 0 }, revoked);
    expect(await access()).toEqual({ unavailableReason: null });
    await reportFailure(fd.services, used, revoked);
    await reportFailure(fd.services, used, revoked);
    expect(await integrations(acme.owner)).toMatchObject([{ status: 'FAILING' }]);
    expect(await access()).toEqual({ unavailableReason: 'Twilio: Authenticate' });
    const events = await rows(
      fd,
      `select actor_kind from audit_events where name = 'integration.failed' and subject_id = $1`,
      [id],
    );
    expect(events).toEqual([{ actor_kind: 'SYSTEM' }]);
  });
});

describe('a Twilio request [CB-13]', () => {
  it('is matched by account and number, with the secret to verify it, verified integrations first', async () => {
    const claimant = await founded('WHATSAPP');
    const false_ = { ...TWILIO, secret: 'a-guess-of-somebody-else' };
    await set(claimant.owner, false_);
    const { id } = await set(acme.owner, TWILIO);
    await verify(acme.owner, id);
    const found = await twilioReceivers(fd.services, { accountSid: SID, number: NUMBER });
    expect(found).toEqual([
      { workspaceId: acme.id, integrationId: id, secret: TOKEN },
      { workspaceId: claimant.id, integrationId: expect.any(String), secret: false_.secret },
    ]);
    for (const other of [
      { accountSid: SID, number: '+14155238887' },
      { accountSid: SID.replace(/1$/, '2'), number: NUMBER },
    ])
      expect(await twilioReceivers(fd.services, other)).toEqual([]);
  });
});

describe('a Vapi or Cal.com request [CB-15] [CB-16]', () => {
  it('is matched by assistant or number, with the credentials that verify it', async () => {
    const { id } = await set(globex.owner, VAPI);
    await verify(globex.owner, id);
    const found = [{ workspaceId: globex.id, integrationId: id, secret: VAPI.webhookSecret }];
    const unknownWorkspace = '00000000-0000-4000-8000-000000000000';
    expect(await vapiReceivers(fd.services, { assistantId: UUID, phoneNumberId: unknownWorkspace })).toEqual(found);
    expect(await vapiReceivers(fd.services, { assistantId: null, phoneNumberId: UUID })).toEqual(found);
    expect(
      await vapiReceivers(fd.services, { assistantId: unknownWorkspace, phoneNumberId: unknownWorkspace }),
    ).toEqual([]);
    expect(await vapiReceivers(fd.services, { assistantId: null, phoneNumberId: null })).toEqual([]);
  });

  it('is matched by event type, with the secret to verify it', async () => {
    const { webhookSecret: _none, ...silent } = CALCOM;
    await set(acme.owner, silent);
    expect(await calComReceivers(fd.services, { workspaceId: null, eventTypeId: 42 })).toEqual([]);
    const { id } = await set(acme.owner, CALCOM);
    expect(await calComReceivers(fd.services, { workspaceId: null, eventTypeId: 42 })).toEqual([
      { workspaceId: acme.id, integrationId: id, secret: HOOK },
    ]);
    expect(await calComReceivers(fd.services, { workspaceId: null, eventTypeId: 43 })).toEqual([]);
    // A workspace in the URL is used for any event. Without a workspace and an event type, all workspaces are
    // candidates.
    const named = (workspaceId: string | null) => calComReceivers(fd.services, { workspaceId, eventTypeId: null });
    expect(await named(acme.id)).toEqual([{ workspaceId: acme.id, integrationId: id, secret: HOOK }]);
    expect(await named(globex.id)).toEqual([]);
    expect(await named(null)).toEqual([{ workspaceId: acme.id, integrationId: id, secret: HOOK }]);
  });
});

describe('the Twilio webhook URL [CB-26]', () => {
  it('is shown only to WhatsApp workspaces', async () => {
    const url = async (who: Caller) =>
      (await as(fd, who).ok('{ workspace { twilioInboundUrl } }')).workspace.twilioInboundUrl;
    expect(await url(acme.owner)).toBe('http://localhost:4000/api/whatsapp/inbound');
    expect(await url(globex.owner)).toBeNull();
  });
});
