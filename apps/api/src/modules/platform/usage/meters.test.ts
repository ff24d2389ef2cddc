import type { MeterKey } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { buildAttachment } from '../../../../test/testkit/attachments.ts';
import { buildMember, buildWorkspace, signedInAgain } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { buildPhoneConfig } from '../../../../test/testkit/channels.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import type { TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildKnowledgeSource } from '../../../../test/testkit/knowledge.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { messagesOf, openPhone, type Phone, refusal, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { setEnvironment } from '../../../../test/testkit/scene.ts';
import { meteredIn } from '../../../../test/testkit/usage.ts';
import { openVoiceLine, startCallExchange } from '../../../../test/testkit/voice.ts';
import { recordModelCalls } from '../../agent/model-usage/index.ts';
import { snapshotUsageJob } from './index.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
let fd: TestFrontdesk;
beforeAll(async () => {
  exchange = await startCallExchange();
  fd = exchange.fd;
});
afterAll(() => exchange.close());

type Sums = Readonly<Record<string, number>>;

async function openLive(): Promise<Phone> {
  const phone = await openPhone(fd);
  await setEnvironment(fd, phone.workspace, 'PRODUCTION');
  return phone;
}

async function say(phone: Phone, from: string, text: string): Promise<void> {
  expect((await phone.say(from, text)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
}

/** A contact writes twice, and the agent replies twice in one episode. */
async function converse(): Promise<Sums> {
  const [phone, contact] = [await openLive(), someone()];
  await say(phone, contact, 'Hello');
  await say(phone, contact, 'Do you have parking?');
  const messages = await messagesOf(phone);
  expect(messages.map(({ direction, status }) => `${direction} ${status}`)).toEqual([
    'IN RECEIVED',
    'OUT SENT',
    'IN RECEIVED',
    'OUT SENT',
  ]);
  return meteredIn(fd, phone.workspace);
}

async function sendCampaign(): Promise<Sums> {
  const scene = await openCampaigns(fd);
  await setEnvironment(fd, scene.workspace, 'PRODUCTION');
  expect((await scene.run(await scene.draft(await scene.people(3)), 3)).outcome).toBe('ok');
  await scene.settle();
  return meteredIn(fd, scene.workspace);
}

/** A call that lasts 75 seconds. */
async function holdCall(): Promise<Sums> {
  const line = await openVoiceLine(exchange);
  await setEnvironment(fd, line.workspace, 'PRODUCTION');
  const { id: leadId } = await line.lead();
  await mutate(fd, await signedInAgain(fd, line.owner), 'startCall', { leadId });
  await line.drain();
  await line.answer();
  fd.advance({ seconds: 75 });
  await line.hangUp();
  const { startedAt, endedAt } = await line.call();
  expect(Math.round(((endedAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0)) / 1000)).toBe(75);
  return meteredIn(fd, line.workspace);
}

const callOf = (purpose: 'WORDING' | 'TEST') => ({
  purpose,
  call: {
    id: uuidv7(),
    provider: 'OPENAI',
    integrationId: uuidv7(),
    model: 'gpt-4o',
    priceNames: ['gpt-4o'],
    usage: { inputTokens: 1000, outputTokens: 100 },
    audioSeconds: null,
    durationMs: 300,
    at: fd.services.clock(),
  },
});

/** A call to a model that is recorded twice, and a call of a test. */
async function callModel(): Promise<Sums> {
  const workspace = await buildWorkspace(fd, { environment: 'PRODUCTION' });
  const [call, test] = [callOf('WORDING'), callOf('TEST')];
  for (const calls of [[call], [call, test]])
    await fd.services.database
      .forWorkspace(workspace.id)
      .write((tx) => recordModelCalls(tx, fd.services, calls, { workspaceId: workspace.id }));
  return meteredIn(fd, workspace);
}

async function measureStocks(): Promise<Sums> {
  const workspace = await buildWorkspace(fd, { environment: 'PRODUCTION' });
  const owner = await buildMember(fd, workspace, { role: 'owner' });
  await buildMember(fd, workspace, { role: 'viewer' });
  await buildPhoneConfig(fd, workspace, owner);
  await buildContact(fd, workspace);
  await buildKnowledgeSource(fd, workspace, { text: 'Prices in €.' });
  const { id } = await buildConversation(fd, workspace, { words: ['Hello'] });
  const [message] = await fd.services.database
    .forWorkspace(workspace.id)
    .read((tx) => tx.message.findMany({ where: { conversationId: id } }));
  const file = { state: 'READY', error: null, contentType: 'image/png', sealedKey: 'sealed' };
  const size = { byteCount: 2_000_000_000, previewByteCount: 200_000_000 };
  await buildAttachment(fd, workspace, message?.id ?? '', { ...file, ...size });
  // The second snapshot of an hour replaces the first.
  for (let count = 0; count < 2; count += 1) await snapshotUsageJob(fd.services)();
  const values = await rows<{ meter: string; quantity: number }>(
    fd,
    `select meter || ' ' || traffic as meter, quantity::float8 as quantity from usage_hours where workspace_id = $1`,
    [workspace.id],
  );
  return Object.fromEntries(values.map(({ meter, quantity }) => [meter, quantity]));
}

/** What records each meter, and the expected sum. A meter without an entry does not compile. */
const EMITTERS: Readonly<Record<MeterKey, { readonly scene: () => Promise<Sums>; readonly expected: number }>> = {
  ai_conversations: { scene: converse, expected: 1 },
  messages_in: { scene: converse, expected: 2 },
  messages_out: { scene: converse, expected: 2 },
  campaign_messages: { scene: sendCampaign, expected: 3 },
  call_seconds: { scene: holdCall, expected: 75 },
  model_tokens_in: { scene: callModel, expected: 1000 },
  model_tokens_out: { scene: callModel, expected: 100 },
  model_cost_micros: { scene: callModel, expected: 3500 },
  contacts: { scene: measureStocks, expected: 2 },
  members: { scene: measureStocks, expected: 2 },
  phone_numbers: { scene: measureStocks, expected: 1 },
  knowledge_bytes: { scene: measureStocks, expected: 14 },
  storage_bytes: { scene: measureStocks, expected: 2_200_000_000 },
};

describe('each meter', () => {
  const played = new Map<() => Promise<Sums>, Promise<Sums>>();
  const play = (scene: () => Promise<Sums>) => {
    const sums = played.get(scene) ?? scene();
    played.set(scene, sums);
    return sums;
  };

  it.each(Object.entries(EMITTERS))('%s is recorded by the product', async (meter, { scene, expected }) => {
    expect((await play(scene))[`${meter} LIVE`]).toBe(expected);
  });

  it('counts the messages of a campaign as sent messages too', async () => {
    expect(await play(sendCampaign)).toMatchObject({ 'messages_out LIVE': 3, 'campaign_messages LIVE': 3 });
  });

  it('counts tests of the agent, and all usage of a development workspace, as simulated', async () => {
    expect(await play(callModel)).toMatchObject({ 'model_tokens_in LIVE': 1000, 'model_tokens_in SIMULATED': 1000 });
    const phone = await openPhone(fd);
    await say(phone, someone(), 'Hello');
    const sums = await meteredIn(fd, phone.workspace);
    expect(sums).toMatchObject({ 'messages_out SIMULATED': 1, 'model_tokens_out SIMULATED': expect.any(Number) });
    expect(Object.keys(sums).filter((name) => name.endsWith('LIVE'))).toEqual([]);
  });
});

describe('a message', () => {
  it('is counted when the provider accepted it, not when it was requested [BL-02]', async () => {
    const [phone, contact] = [await openLive(), someone()];
    await say(phone, contact, 'Hello');
    const conversationId = (await messagesOf(phone))[0]?.conversationId;
    const owner = await signedInAgain(fd, phone.owner);
    phone.fakes.faults.send.push(refusal('TWILIO', 'REFUSED'));
    for (const body of ['Refused', 'Accepted'])
      await mutate(fd, owner, 'sendMessage', { conversationId, body, clientId: uuidv7() });
    expect(await meteredIn(fd, phone.workspace)).toMatchObject({ 'messages_out LIVE': 1 });
    await phone.settle();
    const statuses = (await messagesOf(phone)).filter(({ author }) => author === 'MEMBER').map(({ status }) => status);
    expect(statuses.sort()).toEqual(['FAILED', 'SENT']);
    expect(await meteredIn(fd, phone.workspace)).toMatchObject({ 'messages_out LIVE': 2 });
  });

  it('whose response was lost is counted once, when a report arrives', async () => {
    const phone = await openLive();
    phone.fakes.strategy = 'CALLBACK';
    phone.fakes.faults.send.push(refusal('TWILIO', 'UNCONFIRMED'));
    await say(phone, someone(), 'Hello');
    expect(Object.keys(await meteredIn(fd, phone.workspace))).not.toContain('messages_out LIVE');
    const [sent] = phone.fakes.sent;
    for (const MessageStatus of ['sent', 'delivered', 'read', 'delivered']) {
      const fields = { MessageSid: sent?.providerId ?? '', MessageStatus, To: `whatsapp:${sent?.to}` };
      await phone.post(`/api/whatsapp/status?message=${sent?.reference}`, phone.form('+14155238886', fields));
    }
    await phone.drain();
    expect((await messagesOf(phone)).at(-1)?.status).toBe('READ');
    expect(await meteredIn(fd, phone.workspace)).toMatchObject({ 'messages_out LIVE': 1 });
  });

  it('and its reply are counted once, whatever step the process is killed at [BL-02]', async () => {
    let kills = 0;
    for (let left = 0; left < 14; left += 1) {
      const phone = await openLive();
      await phone.say(someone(), 'Hello');
      phone.fuse.left = left;
      fd.advance({ seconds: 5 });
      if (!(await phone.drain())) kills += 1;
      phone.fuse.left = Number.POSITIVE_INFINITY;
      await phone.settle();
      expect(await meteredIn(fd, phone.workspace)).toMatchObject({
        'ai_conversations LIVE': 1,
        'messages_in LIVE': 1,
        'messages_out LIVE': 1,
      });
    }
    expect(kills).toBeGreaterThan(8);
  });
});
