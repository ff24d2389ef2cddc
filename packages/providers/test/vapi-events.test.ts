import { describe, expect, it } from '@jest/globals';
import { readVapiEvent, vapiToolAnswers } from '../src/index.ts';

const CALL = {
  id: 'call-1',
  type: 'outboundPhoneCall',
  assistantId: 'assistant-1',
  phoneNumberId: 'number-1',
  customer: { number: '+447700900123', name: 'Nora' },
  metadata: { reference: 'ours-1' },
  monitor: { controlUrl: 'https://vapi.example/control', listenUrl: 'wss://vapi.example/listen' },
};
const payloadOf = (message: object) =>
  JSON.stringify({ message: { timestamp: 1_700_000_000_000, call: CALL, ...message } });
const read = (message: object) => readVapiEvent(payloadOf(message));

const TOOL_CALL = { id: 'tool-1', type: 'function', function: { name: 'listSlots', arguments: { day: 'Monday' } } };
const MESSAGES = {
  'assistant-request': {},
  'tool-calls': { toolCallList: [TOOL_CALL] },
  'status-update': { status: 'in-progress' },
  transcript: { role: 'user', transcriptType: 'final', transcript: 'Hello?' },
  'end-of-call-report': { endedReason: 'customer-ended-call' },
};

describe("Vapi's server messages", () => {
  it('name the call, both parties, and our own metadata', () => {
    expect(read({ type: 'assistant-request' })).toEqual({
      type: 'ASSISTANT_REQUEST',
      at: new Date(1_700_000_000_000),
      call: {
        callId: 'call-1',
        assistantId: 'assistant-1',
        phoneNumberId: 'number-1',
        direction: 'OUTBOUND',
        customerNumber: '+447700900123',
        reference: 'ours-1',
        controlUrl: 'https://vapi.example/control',
        listenUrl: 'wss://vapi.example/listen',
      },
    });
  });

  it('can include unknown fields', () => {
    const call = { id: 'call-2', type: 'inboundPhoneCall', assistantOverrides: { metadata: { reference: 'ours-2' } } };
    const beside = { phoneNumber: { id: 'number-2' }, assistant: { id: 'assistant-2' }, customer: { number: '+1' } };
    expect(read({ type: 'assistant-request', call, ...beside })).toMatchObject({
      call: {
        direction: 'INBOUND',
        phoneNumberId: 'number-2',
        assistantId: 'assistant-2',
        customerNumber: '+1',
        reference: 'ours-2',
        controlUrl: null,
      },
    });
  });

  it.each([
    ['scheduled', 'SCHEDULED'],
    ['queued', 'QUEUED'],
    ['ringing', 'RINGING'],
    ['in-progress', 'IN_PROGRESS'],
    ['forwarding', 'FORWARDING'],
    ['ended', 'ENDED'],
    ['not-found', 'ENDED'],
    ['deletion-failed', 'ENDED'],
  ])('report that a call is %s', (status, known) =>
    expect(read({ type: 'status-update', status })).toMatchObject({ type: 'STATUS', status: known, endedReason: null }),
  );

  it('keep the reason of the end as it is', () =>
    expect(read({ type: 'status-update', status: 'ended', endedReason: 'call.new.in-2031' })).toMatchObject({
      endedReason: 'call.new.in-2031',
    }));

  it('request tools, one or several', () => {
    const second = { ...TOOL_CALL, id: 'tool-2', function: { name: 'bookConsult', arguments: '{"start":"now"}' } };
    expect(read({ type: 'tool-calls', toolCallList: [TOOL_CALL, second] })).toMatchObject({
      calls: [
        { toolCallId: 'tool-1', name: 'listSlots', arguments: { day: 'Monday' } },
        { toolCallId: 'tool-2', name: 'bookConsult', arguments: { start: 'now' } },
      ],
    });
  });

  it.each(['{"start":', 'nonsense', '[1]', 7, null, undefined])('recognize invalid arguments: %j', (given) => {
    const call = { id: 'tool-1', function: { name: 'bookConsult', arguments: given } };
    expect(read({ type: 'tool-calls', toolCallList: [call] })).toMatchObject({
      calls: [{ toolCallId: 'tool-1', name: 'bookConsult', arguments: null }],
    });
  });

  it('include the transcript, partial and final', () => {
    const event = { type: 'transcript', role: 'assistant', transcript: 'Good mor' };
    expect(read({ ...event, transcriptType: 'partial' })).toMatchObject({
      type: 'TRANSCRIPT',
      line: { role: 'ASSISTANT', text: 'Good mor', final: false },
    });
    const final = { ...event, type: 'transcript[transcriptType="final"]', role: 'user', transcriptType: 'final' };
    expect(read(final)).toMatchObject({ line: { role: 'CONTACT', final: true } });
  });

  it('report the end, and the full transcript', () => {
    const messages = [
      { role: 'system', message: 'You are Sam.', secondsFromStart: 0 },
      { role: 'bot', message: 'Good morning.', secondsFromStart: 1.5 },
      { role: 'user', message: 'Hello.', secondsFromStart: 3 },
      { role: 'tool_call_result', result: '{}', secondsFromStart: 4 },
    ];
    const report = read({
      type: 'end-of-call-report',
      endedReason: 'customer-ended-call',
      startedAt: '2026-11-21T10:00:00.000Z',
      endedAt: '2026-11-21T10:02:00.000Z',
      cost: 0.12,
      artifact: { recordingUrl: 'https://storage.vapi.example/1.wav', messages, transcript: 'unused' },
      analysis: { summary: 'A talk.', successEvaluation: true, structuredData: {} },
    });
    expect(report).toMatchObject({
      type: 'END_REPORT',
      report: {
        endedReason: 'customer-ended-call',
        summary: 'A talk.',
        recordingUrl: 'https://storage.vapi.example/1.wav',
        cost: 0.12,
        success: 'true',
        startedAt: new Date('2026-11-21T10:00:00.000Z'),
        endedAt: new Date('2026-11-21T10:02:00.000Z'),
        lines: [
          { role: 'ASSISTANT', text: 'Good morning.', secondsFromStart: 1.5 },
          { role: 'CONTACT', text: 'Hello.', secondsFromStart: 3 },
        ],
      },
    });
    expect(read({ type: 'end-of-call-report', analysis: {} })).toMatchObject({
      report: { endedReason: null, summary: null, recordingUrl: null, cost: null, success: null, lines: [] },
    });
  });

  it.each(['hang', 'speech-update', 'conversation-update', 'user-interrupted', 'what-comes-next-year'])(
    'are ignored with the name %s',
    (name) => expect(read({ type: name })).toMatchObject({ type: 'OTHER', name, call: { callId: 'call-1' } }),
  );

  it('are ignored with an unknown status', () =>
    expect(read({ type: 'status-update', status: 'dreaming' })).toMatchObject({
      type: 'OTHER',
      name: 'status-update dreaming',
    }));

  it('can lack a call', () =>
    expect(readVapiEvent('{"message":{"type":"hang"}}')).toEqual({
      type: 'OTHER',
      name: 'hang',
      call: null,
      at: null,
    }));

  it.each(Object.entries(MESSAGES))('are refused when incomplete: %s without its call, or truncated', (type, rest) => {
    expect(read({ type, ...rest })).not.toBeNull(); // Precondition: the complete message is accepted.
    expect(read({ type, ...rest, call: undefined })).toBeNull();
    expect(read({ type, ...rest, call: { ...CALL, id: 7 } })).toBeNull();
    expect(readVapiEvent(payloadOf({ type, ...rest }).slice(0, -1))).toBeNull();
  });

  it.each([
    ['tool calls without a list', { type: 'tool-calls' }],
    ['no tool call', { type: 'tool-calls', toolCallList: [] }],
    ['a tool call without a name', { type: 'tool-calls', toolCallList: [{ id: 'tool-1', function: {} }] }],
    [
      'a transcript without a speaker',
      { type: 'transcript', role: 'system', transcriptType: 'final', transcript: 'x' },
    ],
    ['a final transcript without a text', { type: 'transcript[transcriptType="final"]', role: 'user' }],
    ['a report that ended at no time', { type: 'end-of-call-report', endedAt: 'soon' }],
    ['a cost in words', { type: 'end-of-call-report', cost: 'much' }],
    ['a time that no clock shows', { type: 'hang', timestamp: 1e300 }],
  ])('are refused: %s', (_what, message) => expect(read(message)).toBeNull());

  it.each(['', '[]', '7', 'null', '{}', '{"message":{}}', '{"message":"hang"}'])('are invalid: %j', (body) =>
    expect(readVapiEvent(body)).toBeNull(),
  );
});

describe('an answer to tool calls', () => {
  it('has one line each, with name and id', () => {
    const answers = [
      { toolCallId: 'a', name: 'listSlots', outcome: { ok: true, result: { free: ['ten\nsharp'] } } },
      { toolCallId: 'b', name: 'bookConsult', outcome: { ok: true, result: 'Booked.\r\nSee you.' } },
      { toolCallId: 'c', name: 'bookConsult', outcome: { ok: false, error: 'Taken.\n\nOffer another.' } },
    ] as const;
    expect(vapiToolAnswers(answers)).toEqual({
      results: [
        { toolCallId: 'a', name: 'listSlots', result: '{"free":["ten\\nsharp"]}' },
        { toolCallId: 'b', name: 'bookConsult', result: 'Booked. See you.' },
        { toolCallId: 'c', name: 'bookConsult', error: 'Taken. Offer another.' },
      ],
    });
  });
});
