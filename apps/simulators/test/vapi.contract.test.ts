import { once } from 'node:events';
import { readVapiEvent, verifyVapi } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { failureOf, kindOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
let now = new Date('2026-03-02T10:00:00Z');
beforeAll(async () => {
  harness = await startHarness({ now: () => now });
});
afterAll(() => harness.stop());
beforeEach(async () => {
  now = new Date('2026-03-02T10:00:00Z');
  await fetch(`${harness.simulators.vapi.url}/_control/reset`, { method: 'POST' });
  harness.product.received.length = 0;
});

const GUS = '+447700900456';
const AS_SET_UP = { voiceId: null, speed: null, language: null, keyterms: [] };
const TOOL = {
  name: 'next_step',
  description: 'Get what to say now.',
  parameters: { type: 'object', properties: {}, required: [] },
} as const;
const dial = (over: object = {}) =>
  harness.globex.voice.call({
    to: GUS,
    name: 'Gus',
    reference: 'call-1',
    variables: { goal: 'a demo' },
    tools: [TOOL],
    silence: [{ afterSeconds: 6, instruction: 'Repeat.' }],
    speech: AS_SET_UP,
    voicemail: null,
    ...over,
  });
const known = (over: object = {}) => ({ to: GUS, reference: 'call-1', attemptedAt: now, ...over });
const calls = () => harness.simulators.vapi.state().calls;
const events = () =>
  harness.product.received.map(({ body }) => (JSON.parse(body) as { message: Record<string, unknown> }).message);
const running = async () => {
  const { callId, controlUrl } = await dial();
  return { callId, controlUrl: controlUrl ?? '' };
};

describe('Vapi, verified [CB-04]', () => {
  it('returns the name of the assistant and its number', async () => {
    expect(await harness.globex.voice.verify()).toEqual({
      accountName: expect.stringMatching(/^Sandbox assistant /),
      phoneNumber: expect.stringMatching(/^\+1415555\d{4}$/),
    });
  });

  it.each([
    ['a key that is none', { apiKey: 'vapi-nobody' }, 'CREDENTIALS'],
    ['an assistant of another account', { assistantId: 'nobody' }, 'REFUSED'],
    ['a number of another account', { phoneNumberId: 'nobody' }, 'REFUSED'],
  ] as const)('refuses %s', async (_what, over, kind) => {
    const wrong = harness.globex.with.voice('globex', { ...harness.globex.sandbox.vapi, ...over });
    expect(await kindOf(wrong.verify())).toBe(kind);
  });
});

describe('a call [CB-16]', () => {
  it('is dialed with the assistant’s configuration, and reported with the token of the workspace', async () => {
    const call = await dial();
    expect(call).toMatchObject({ status: 'QUEUED', endedReason: null });
    expect(calls()[0]).toMatchObject({
      customer: { number: GUS, name: 'Gus' },
      metadata: { reference: 'call-1' },
      assistantOverrides: {
        variableValues: { goal: 'a demo' },
        'tools:append': [{ type: 'function', function: { name: 'next_step' } }],
        hooks: [{ on: 'customer.speech.timeout', options: { timeoutSeconds: 6 } }],
        keypadInputPlan: { enabled: true },
      },
    });
    await harness.simulators.settled();
    expect(events()[0]).toMatchObject({ type: 'status-update', status: 'ringing', call: { id: call.callId } });
    const [event] = harness.product.received;
    expect(readVapiEvent(event?.body ?? '')).toMatchObject({
      type: 'STATUS',
      status: 'RINGING',
      call: { callId: call.callId, assistantId: harness.globex.sandbox.vapi.assistantId, reference: 'call-1' },
    });
    const delivery = { headers: event?.headers ?? {}, rawBody: event?.body ?? '', now };
    const token = (serverToken: string) => ({ type: 'BEARER' as const, token: serverToken });
    expect(verifyVapi({ ...delivery, secret: token(harness.globex.sandbox.vapi.serverToken) })).toBe(true);
    expect(verifyVapi({ ...delivery, secret: token(harness.acme.sandbox.vapi.serverToken) })).toBe(false);
  });

  it('keeps the assistant’s settings if nothing is selected [AM-37]', async () => {
    await dial();
    expect(calls()[0]?.assistantOverrides).not.toHaveProperty('voice');
    expect(calls()[0]?.assistantOverrides).not.toHaveProperty('transcriber');
  });

  it('uses the chosen voice, and the keyterms [AM-37]', async () => {
    await dial({ speech: { voiceId: 'Clara', speed: 1.2, language: 'de', keyterms: ['Pilates', 'Frau Öztürk'] } });
    expect(calls()[0]?.assistantOverrides).toMatchObject({
      voice: { provider: 'vapi', version: '2', voiceId: 'Clara', speed: 1.2 },
      transcriber: { provider: 'deepgram', model: 'nova-3', language: 'de', keyterm: ['Pilates', 'Frau Öztürk'] },
    });
  });

  it.each([
    ['a speed that no voice has', { voiceId: 'Clara', speed: 5, language: null, keyterms: [] }],
    ['a language that is none', { voiceId: null, speed: null, language: 'klingon', keyterms: [] }],
  ])('is refused with %s [AM-37]', async (_what, speech) => {
    expect(await kindOf(dial({ speech }))).toBe('REFUSED');
    expect(await dial()).toMatchObject({ status: 'QUEUED' }); // Precondition: without the change, the call is dialed.
  });

  it('is refused for an invalid number', async () => {
    expect(await failureOf(dial({ to: 'gus' }))).toMatchObject({
      kind: 'REFUSED',
      words: expect.stringContaining('E.164'),
    });
  });

  it('calls tools, and receives the answer of the product', async () => {
    const { callId } = await dial();
    harness.product.answer = '{"results":[{"name":"list_slots","toolCallId":"t1","result":"none"}]}';
    const call = harness.simulators.vapi.call(callId)!;
    const heard = await harness.simulators.vapi.events.toolCalls(call, [
      { id: 't1', name: 'list_slots', arguments: { window: 'x' } },
    ]);
    expect(JSON.parse(heard?.answer ?? '')).toMatchObject({ results: [{ toolCallId: 't1' }] });
    expect(events().at(-1)).toMatchObject({
      type: 'tool-calls',
      toolCallList: [{ id: 't1', type: 'function', function: { name: 'list_slots', arguments: { window: 'x' } } }],
    });
  });

  it('ends with a report', async () => {
    const { callId } = await dial();
    harness.simulators.vapi.events.end(harness.simulators.vapi.call(callId)!, 'customer-ended-call', {
      summary: 'They will come.',
    });
    await harness.simulators.settled();
    expect(events().at(-1)).toMatchObject({
      type: 'end-of-call-report',
      endedReason: 'customer-ended-call',
      analysis: { summary: 'They will come.' },
    });
    expect(await harness.globex.voice.getCall(callId)).toMatchObject({
      status: 'ENDED',
      endedReason: 'customer-ended-call',
      report: { summary: 'They will come.', cost: 0.12, endedAt: now },
    });
  });

  it('of another workspace is not found', async () => {
    const { callId } = await dial();
    expect(await harness.acme.voice.getCall(callId)).toBeNull();
    expect(await harness.globex.voice.getCall(callId)).not.toBeNull(); // Precondition: the call exists.
  });
});

describe('a call, steered [CB-16]', () => {
  it('receives every command in Vapi’s format', async () => {
    const call = await running();
    const { control } = harness.globex.voice;
    await control(call, { type: 'MUTE_ASSISTANT' });
    expect(harness.simulators.vapi.call(call.callId)?.assistantMuted).toBe(true);
    await control(call, { type: 'UNMUTE_ASSISTANT' });
    await control(call, { type: 'SAY', text: 'One moment.', thenEnd: false });
    await control(call, { type: 'ADD_MESSAGE', text: 'Offer Tuesday.', answerNow: true });
    await control(call, { type: 'TRANSFER', to: '+447700900789' });
    await control(call, { type: 'END' });
    expect(harness.simulators.vapi.call(call.callId)).toMatchObject({
      status: 'ended',
      assistantMuted: false,
      controls: [
        { type: 'control', control: 'mute-assistant' },
        { type: 'control', control: 'unmute-assistant' },
        { type: 'say', content: 'One moment.', endCallAfterSpoken: false },
        { type: 'add-message', message: { role: 'system', content: 'Offer Tuesday.' }, triggerResponseEnabled: true },
        { type: 'transfer', destination: { type: 'number', number: '+447700900789' } },
        { type: 'end-call' },
      ],
    });
    expect(await kindOf(control(call, { type: 'SAY', text: 'Too late' }))).toBe('REFUSED');
  });

  it('is controlled only at the provider', async () => {
    const { callId } = await running();
    for (const controlUrl of [
      `${harness.product.url}/steal`,
      'http://169.254.169.254/',
      'file:///etc/passwd',
      'nonsense',
      '',
    ])
      expect(await kindOf(harness.globex.voice.control({ callId, controlUrl }, { type: 'END' }))).toBe('REFUSED');
    await harness.simulators.settled();
    expect(harness.product.received.some(({ path }) => path === '/steal')).toBe(false);
  });

  it('is muted again when the answer was lost, and spoken to once', async () => {
    const call = await running();
    harness.simulators.vapi.faults.add({ kind: 'DROP_AFTER', path: 'control' });
    await harness.globex.voice.control(call, { type: 'MUTE_ASSISTANT' });
    harness.simulators.vapi.faults.add({ kind: 'DROP_AFTER', path: 'control' });
    expect(await kindOf(harness.globex.voice.control(call, { type: 'SAY', text: 'Hello' }))).toBe('UNCONFIRMED');
    const heard = harness.simulators.vapi
      .call(call.callId)
      ?.controls.map((control) => (control as { type: string }).type);
    expect(heard).toEqual(['control', 'control', 'say']);
  });
});

describe('the audio of a call [CB-16]', () => {
  const listen = (callId: string, leave = new AbortController()) => harness.globex.voice.listen(callId, leave.signal);
  const state = (callId: string) => harness.simulators.vapi.call(callId)!;

  it('is streamed live: a hum during silence, a voice during speech', async () => {
    const { callId } = await dial();
    const sound = await listen(callId);
    expect(sound?.format).toEqual({ sampleRate: 16_000, channels: 1 });
    const samples = sound!.samples[Symbol.asyncIterator]();
    expect(loudest((await samples.next()).value as Buffer)).toBeLessThan(1_000); // Precondition: silence.
    await harness.simulators.vapi.events.transcript(state(callId), 'assistant', 'Good day!');
    let heard = 0;
    while (heard < 8_000) heard = loudest((await samples.next()).value as Buffer);
    harness.simulators.vapi.events.end(state(callId), 'customer-ended-call');
    let last = await samples.next();
    while (!last.done) last = await samples.next();
  });

  it('ends for a listener who disconnects', async () => {
    const { callId } = await dial();
    const leave = new AbortController();
    const sound = await listen(callId, leave);
    expect(harness.simulators.vapi.listeners.of(callId)).toBe(1); // Precondition: one listener is connected.
    leave.abort();
    for await (const _rest of sound!.samples);
    while (harness.simulators.vapi.listeners.of(callId) > 0) await new Promise(setImmediate);
  });

  it('is not available after the end, or from another workspace', async () => {
    const { callId } = await dial();
    const { signal } = new AbortController();
    expect(await harness.acme.voice.listen(callId, signal)).toBeNull();
    harness.simulators.vapi.events.end(state(callId), 'customer-ended-call');
    expect(await harness.globex.voice.listen(callId, signal)).toBeNull();
    // After the call has ended, its URL gives no access either.
    const address = `${harness.simulators.vapi.url.replace('http', 'ws')}/${callId}/listen`;
    const [refusal] = (await once(new WebSocket(address), 'error')) as [Error];
    expect(refusal.message).toContain('404');
  });

  it.each([
    ['answers with an error', { kind: 'STATUS', status: 503 }],
    ['does not answer', { kind: 'DROP_BEFORE' }],
  ] as const)('reports that the provider %s', async (_what, fault) => {
    const { callId } = await dial();
    harness.simulators.vapi.faults.add({ ...fault, path: 'listen' });
    expect(await failureOf(listen(callId))).toMatchObject({ kind: 'REFUSED', words: expect.stringContaining('audio') });
    // Without the fault, listening works.
    expect(await listen(callId)).not.toBeNull();
  });
});

const loudest = (samples: Buffer): number =>
  Math.max(...new Int16Array(samples.buffer, samples.byteOffset, samples.length / 2).map(Math.abs));

describe('during failures [CB-16]', () => {
  it.each(['DROP_AFTER', 'STATUS_AFTER', 'GARBLED', 'HALF'] as const)(
    'a lost response (%s) is unconfirmed, not dialed again, and found by its reference',
    async (kind) => {
      harness.simulators.vapi.faults.add({ kind, method: 'POST' });
      expect(await kindOf(dial())).toBe('UNCONFIRMED');
      expect(calls()).toHaveLength(1);
      expect((await harness.globex.voice.findCall(known()))?.callId).toBe(calls()[0]?.id);
      expect(await harness.globex.voice.findCall(known({ reference: 'call-2' }))).toBeNull();
      expect(await harness.globex.voice.findCall(known({ to: '+447700900999' }))).toBeNull();
      expect(await harness.acme.voice.findCall(known())).toBeNull();
    },
  );

  it('a call that was never placed is not found', async () => {
    harness.simulators.vapi.faults.add({ kind: 'STATUS', method: 'POST' });
    expect(await kindOf(dial())).toBe('UNCONFIRMED');
    expect(harness.simulators.vapi.requests).toHaveLength(1);
    expect(await harness.globex.voice.findCall(known())).toBeNull();
  });

  it('too many requests mean that no call was placed', async () => {
    harness.simulators.vapi.faults.add({ kind: 'TOO_MANY', method: 'POST', retryAfterSeconds: 30 });
    expect(await failureOf(dial())).toMatchObject({ kind: 'RETRY', retryAfterSeconds: 30 });
    expect(calls()).toHaveLength(0);
  });
});
