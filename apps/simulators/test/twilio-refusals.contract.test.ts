import { readTwilioStatus } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { failureOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await fetch(`${harness.simulators.twilio.url}/_control/reset`, { method: 'POST' });
  harness.product.received.length = 0;
});

const ANA = '+447700900111';
const GREETING = `HX${'1'.padStart(32, '0')}`;
const statusCallback = () => `${harness.product.url}/status`;
const greet = (variables: Record<string, string>, templateId = GREETING) =>
  harness.acme.messaging.sendTemplate({ to: ANA, templateId, variables, statusCallback: statusCallback() });

/** Sends a template without the adapter's approval check, as if the template changed after the check. */
async function post(form: Record<string, string>) {
  const { accountSid, authToken, from } = harness.acme.sandbox.twilio;
  const response = await fetch(`${harness.simulators.twilio.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({
      To: `whatsapp:${ANA}`,
      From: `whatsapp:${from}`,
      StatusCallback: statusCallback(),
      ...form,
    }),
  });
  return { status: response.status, body: (await response.json()) as { code?: number } };
}

async function lastReport() {
  await harness.simulators.settled();
  return readTwilioStatus(harness.product.received.at(-1)?.body ?? '');
}

describe('templates that WhatsApp refuses', () => {
  it.each([
    ['the number of variables differs', { '1': 'Ana' }],
    ['a variable has another name', { '1': 'Ana', name: 'Acme' }],
  ])('fails with a stated reason when %s, and is delivered otherwise', async (_name, variables) => {
    await greet({ '1': 'Ana', '2': 'Acme' });
    expect(await lastReport()).toMatchObject({ status: 'DELIVERED', failure: null });
    await greet(variables);
    expect(await lastReport()).toMatchObject({
      status: 'FAILED',
      failure: { code: '63028', words: 'The number of variables does not match the template.' },
    });
  });

  it('fails when the template is paused after the approval check', async () => {
    const { status } = await post({ ContentSid: `HX${'3'.padStart(32, '0')}`, ContentVariables: '{"1":"Ana"}' });
    expect(status).toBe(201);
    expect((await lastReport())?.failure).toEqual({ code: '63041', words: 'The template is paused.' });
  });

  it.each([
    ['an unknown template', { ContentSid: `HX${'9'.padStart(32, '0')}` }, 21655],
    ['an empty variable', { ContentSid: GREETING, ContentVariables: '{"1":"","2":"Acme"}' }, 21656],
    ['a variable of two lines', { ContentSid: GREETING, ContentVariables: '{"1":"Ana\\nLee","2":"Acme"}' }, 21656],
    ['variables that are not JSON', { ContentSid: GREETING, ContentVariables: '{1}' }, 21656],
  ])('refuses %s', async (_name, form, code) => {
    expect(await post(form)).toMatchObject({ status: 400, body: { code } });
    expect(harness.simulators.twilio.state().messages).toEqual([]);
  });
});

describe('rate limits', () => {
  it('answers 20429, which can be retried', async () => {
    harness.simulators.twilio.faults.add({ kind: 'RATE_LIMIT', times: 3, retryAfterSeconds: 0 });
    const text = { to: ANA, body: 'Hello', statusCallback: statusCallback() };
    expect(await failureOf(harness.acme.messaging.sendText(text))).toMatchObject({ kind: 'RETRY', code: '20429' });
    expect(harness.simulators.twilio.state().messages).toEqual([]);
    expect(await harness.acme.messaging.sendText(text)).toMatchObject({ status: 'QUEUED' });
  });

  it('reports 63018 for too many messages to one contact', async () => {
    harness.simulators.twilio.faults.add({ kind: 'PAIR_LIMIT' });
    await greet({ '1': 'Ana', '2': 'Acme' });
    expect(await lastReport()).toMatchObject({ status: 'FAILED', failure: { code: '63018' } });
  });
});
