import { HEARD_LANGUAGES, LIMITS, OFFERED_VOICES } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { voiceVersionOf } from '../../../../test/testkit/agent.ts';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildMember, signedInAgain } from '../../../../test/testkit/build.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { obedientModel, openPhone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

type Scene = Pick<VoiceLine, 'workspace' | 'owner'>;

const FIELDS = 'voiceId speed language keyterms sensitiveTopics { topic reaction words } version';
const settings = async (who: Caller) =>
  (await as(exchange.fd, who).ok(`{ voiceSettings { ${FIELDS} assistantPrompt } }`)).voiceSettings;
/** Changes voice settings with the current version, so that the update is accepted. */
const update = async ({ workspace, owner }: Scene, change: object) =>
  mutate(
    exchange.fd,
    owner,
    'updateVoiceSettings',
    { version: await voiceVersionOf(exchange.fd, workspace), ...change },
    `settings { ${FIELDS} }`,
  );
const events = ({ workspace }: Scene) =>
  rows<{ name: string }>(
    exchange.fd,
    "select name from audit_events where workspace_id = $1 and name = 'voice_settings.updated'",
    [workspace.id],
  );

const DEFAULTS = { voiceId: null, speed: null, language: null, keyterms: [], sensitiveTopics: [] };
const CHOSEN = { voiceId: 'Clara', speed: 1.2, language: 'de', keyterms: ['Pilates', 'Frau Öztürk'] };
const PAIN = { topic: 'Chest pain', reaction: 'HAND_OVER', words: '' };

describe('voice settings [AM-37]', () => {
  it('are the assistant’s defaults before the first change, with the prompt that it needs', async () => {
    const line = await openVoiceLine(exchange);
    const before = await settings(line.owner);
    expect(before).toMatchObject({ ...DEFAULTS, version: 0 });
    expect(before.assistantPrompt).toContain('{{rules}}');
  });

  it('keep what is not named, and null restores the default', async () => {
    const line = await openVoiceLine(exchange);
    expect((await update(line, CHOSEN)).settings).toEqual({ ...DEFAULTS, ...CHOSEN, version: 1 });
    expect((await update(line, { sensitiveTopics: [PAIN] })).settings).toMatchObject({
      ...CHOSEN,
      sensitiveTopics: [PAIN],
      version: 2,
    });
    const reset = await update(line, { voiceId: null, speed: null, language: null, keyterms: null });
    expect(reset.settings).toEqual({ ...DEFAULTS, sensitiveTopics: [PAIN], version: 3 });
    expect(await events(line)).toHaveLength(3);
  });

  it('are normalized: each keyterm once, each text in one line', async () => {
    const line = await openVoiceLine(exchange);
    const keyterms = ['  Pilates ', 'pilates', 'Reformer\n class'];
    const sensitiveTopics = [{ topic: ' Other  clinics ', reaction: 'DECLINE', words: 'never said' }];
    expect((await update(line, { language: 'en', keyterms, sensitiveTopics })).settings).toMatchObject({
      keyterms: ['Pilates', 'Reformer class'],
      sensitiveTopics: [{ topic: 'Other clinics', reaction: 'DECLINE', words: '' }],
    });
  });

  it('accept every offered voice and language, and a custom voice', async () => {
    const line = await openVoiceLine(exchange);
    for (const voiceId of [...OFFERED_VOICES, 'f4a0b1c2-own_voice'])
      expect((await update(line, { voiceId })).settings?.voiceId).toBe(voiceId);
    for (const language of HEARD_LANGUAGES)
      expect((await update(line, { language })).settings?.language).toBe(language);
  });

  it('write and record nothing without a change', async () => {
    const line = await openVoiceLine(exchange);
    await update(line, CHOSEN);
    expect((await update(line, CHOSEN)).settings?.version).toBe(1);
    expect(await events(line)).toHaveLength(1);
  });

  it('are refused to a member who edited an older version', async () => {
    const line = await openVoiceLine(exchange);
    const late = { version: 0, voiceId: 'Kai' };
    await update(line, CHOSEN);
    expect(await mutate(exchange.fd, line.owner, 'updateVoiceSettings', late)).toMatchObject({
      code: 'VOICE_SETTINGS_CHANGED',
      field: 'version',
    });
    expect(await settings(line.owner)).toMatchObject(CHOSEN);
  });

  it('are changed once by two concurrent requests', async () => {
    const line = await openVoiceLine(exchange);
    const at = (voiceId: string) => mutate(exchange.fd, line.owner, 'updateVoiceSettings', { version: 0, voiceId });
    const answers = await Promise.all([at('Clara'), at('Kai')]);
    expect(answers.map((one) => one.outcome).toSorted()).toEqual(['VOICE_SETTINGS_CHANGED', 'ok']);
  });

  const long = 'x'.repeat(101);
  it.each([
    ['a voice that is none', { voiceId: 'Clara; drop' }, 'VOICE_INVALID', 'voiceId'],
    ['a speed that is too slow', { voiceId: 'Clara', speed: 0.49 }, 'VOICE_SPEED_INVALID', 'speed'],
    ['a speed that is too fast', { voiceId: 'Clara', speed: 2.01 }, 'VOICE_SPEED_INVALID', 'speed'],
    ['a speed without a voice', { speed: 1 }, 'VOICE_MISSING', 'voiceId'],
    ['a language without a transcriber', { language: 'tlh' }, 'LANGUAGE_NOT_SUPPORTED', 'language'],
    ['keyterms without a language', { keyterms: ['Pilates'] }, 'LANGUAGE_MISSING', 'language'],
    ['an empty keyterm', { language: 'en', keyterms: ['Pilates', ' '] }, 'KEYTERM_INVALID', 'keyterms.1'],
    ['a long keyterm', { language: 'en', keyterms: ['x'.repeat(41)] }, 'KEYTERM_INVALID', 'keyterms.0'],
    [
      'too many keyterms',
      { language: 'en', keyterms: Array.from({ length: LIMITS.keyterms + 1 }, (_, at) => `term ${at}`) },
      'KEYTERMS_TOO_MANY',
      'keyterms',
    ],
    ['a long topic', { sensitiveTopics: [{ ...PAIN, topic: long }] }, 'TOPIC_INVALID', 'sensitiveTopics.0.topic'],
    [
      'a topic twice',
      { sensitiveTopics: [PAIN, { ...PAIN, topic: 'chest PAIN' }] },
      'TOPIC_INVALID',
      'sensitiveTopics.1.topic',
    ],
    [
      'an answer without words',
      { sensitiveTopics: [PAIN, { topic: 'Prices', reaction: 'ANSWER', words: ' ' }] },
      'TOPIC_ANSWER_INVALID',
      'sensitiveTopics.1.words',
    ],
    [
      'too many topics',
      { sensitiveTopics: Array.from({ length: 21 }, (_, at) => ({ ...PAIN, topic: `topic ${at}` })) },
      'TOPICS_TOO_MANY',
      'sensitiveTopics',
    ],
  ])('refuse %s at its field', async (_what, change, code, field) => {
    const line = await openVoiceLine(exchange);
    expect(await update(line, change)).toMatchObject({ code, field });
    expect(await settings(line.owner)).toMatchObject(DEFAULTS);
  });

  it('are read with agent.read and changed with agent.manage only', async () => {
    const line = await openVoiceLine(exchange);
    const viewer = await buildMember(exchange.fd, line.workspace, { role: 'viewer' });
    const input = { version: 0, voiceId: 'Clara' };
    expect(await settings(viewer)).toMatchObject(DEFAULTS);
    const { errors } = await as(exchange.fd, viewer).run(
      'mutation ($input: UpdateVoiceSettingsInput!) { updateVoiceSettings(input: $input) { __typename } }',
      { input },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a call [AM-37]', () => {
  const dial = async (line: VoiceLine, owner = line.owner) => {
    await mutate(exchange.fd, owner, 'startCall', { leadId: (await line.lead({ name: 'Lena Lead' })).id });
    await line.drain();
  };
  const VOICE = {
    voice: { provider: 'vapi', version: '2', voiceId: 'Clara', speed: 1.2 },
    transcriber: { provider: 'deepgram', model: 'nova-3', language: 'de', keyterm: CHOSEN.keyterms },
  };

  it('uses the voice, the keyterms and the rules of the workspace', async () => {
    const line = await openVoiceLine(exchange);
    await update(line, { ...CHOSEN, sensitiveTopics: [PAIN] });
    await dial(line);
    expect(line.onTheLine().assistantOverrides).toMatchObject({
      ...VOICE,
      variableValues: { rules: expect.stringContaining('If "Chest pain" comes up') },
    });
  });

  it('that comes in uses the settings of its start, also for repeated webhooks', async () => {
    const line = await openVoiceLine(exchange);
    await update(line, { ...CHOSEN, sensitiveTopics: [PAIN] });
    const { vapi } = exchange.simulators;
    const ringing = vapi.ring(line.account.vapi.apiKey, someone());
    await vapi.events.assistantRequest(ringing);
    const begun = ringing.assistantOverrides;
    expect(begun).toMatchObject({
      ...VOICE,
      variableValues: { rules: expect.stringContaining('If "Chest pain" comes up') },
    });
    await update(line, { voiceId: 'Kai', sensitiveTopics: [] });
    await vapi.events.assistantRequest(ringing);
    expect(ringing.assistantOverrides).toEqual(begun);
    // Precondition: the next call uses the changed settings.
    const next = vapi.ring(line.account.vapi.apiKey, someone());
    await vapi.events.assistantRequest(next);
    expect(next.assistantOverrides).toMatchObject({ voice: { voiceId: 'Kai' }, variableValues: { rules: '' } });
  });

  it('that is dialed again uses the settings of its start', async () => {
    const line = await openVoiceLine(exchange);
    await update(line, CHOSEN);
    exchange.simulators.vapi.faults.add({
      kind: 'TOO_MANY',
      retryAfterSeconds: 60,
      method: 'POST',
      path: '/call',
      times: 1,
    });
    await dial(line);
    // Precondition: the first attempt did not place a call.
    expect(line.dialed()).toHaveLength(0);
    await update(line, { voiceId: 'Kai' });
    await line.settle();
    expect(line.onTheLine().assistantOverrides).toMatchObject(VOICE);
    await dial(line, await signedInAgain(exchange.fd, line.owner));
    expect(line.onTheLine().assistantOverrides).toMatchObject({ voice: { voiceId: 'Kai' } });
  });

  it('uses the assistant’s own voice if none was selected', async () => {
    const line = await openVoiceLine(exchange);
    await dial(line);
    expect(line.onTheLine().assistantOverrides).not.toHaveProperty('voice');
    expect(line.onTheLine().assistantOverrides).not.toHaveProperty('transcriber');
    expect(line.onTheLine().assistantOverrides).toMatchObject({ variableValues: { rules: '' } });
  });

  it('is handed to a member when a topic requires it', async () => {
    const line = await openVoiceLine(exchange);
    await update(line, { sensitiveTopics: [PAIN] });
    await dial(line);
    await line.answer();
    const transcribe = async (text: string) => {
      const { url } = exchange.simulators.vapi;
      const body = JSON.stringify({ transcript: { role: 'user', text } });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${url}/_control/calls/${line.onTheLine().id}`, { method: 'POST', headers, body });
      await line.drain();
    };
    const waiting = () => line.db.read((tx) => tx.escalation.findMany({ select: { code: true, detail: true } }));
    await transcribe('I would like an appointment.');
    // Precondition: no call is waiting for a member.
    expect(await waiting()).toEqual([]);
    await transcribe('I have had chest pain since this morning.');
    expect(await waiting()).toEqual([{ code: 'SENSITIVE_TOPIC', detail: 'They spoke of Chest pain.' }]);
  });
});

describe('on WhatsApp [AM-37]', () => {
  it('refuses voice settings, and applies sensitive topics', async () => {
    const phone = await openPhone(exchange.fd);
    for (const change of [{ voiceId: 'Clara' }, { speed: null }, { language: 'en' }, { keyterms: [] }])
      expect(await update(phone, change)).toMatchObject({ code: 'VOICE_NOT_AVAILABLE' });
    expect((await update(phone, { sensitiveTopics: [PAIN] })).outcome).toBe('ok');
    const asked: string[] = [];
    phone.fakes.think = (request) => {
      asked.push(request.messages.map(({ content }) => content).join('\n'));
      return obedientModel(request);
    };
    expect((await phone.say(someone(), 'Hello')).statusCode).toBe(200);
    exchange.fd.advance({ seconds: 5 });
    await phone.drain();
    expect(asked.length).toBeGreaterThan(0);
    for (const prompt of asked) expect(prompt).toContain('Chest pain');
  });
});
