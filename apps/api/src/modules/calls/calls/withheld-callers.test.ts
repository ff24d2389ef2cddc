import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildBooking } from '../../../../test/testkit/bookings.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { answerOf, openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const start = (flow: string) => ({ a: 'start', flow });

/** Simulates an inbound call, by default one whose phone number the provider does not report. */
async function ring(line: VoiceLine, from = '') {
  const call = exchange.simulators.vapi.ring(line.account.vapi.apiKey, from);
  const delivered = await exchange.simulators.vapi.events.assistantRequest(call);
  await line.answer();
  return JSON.parse(delivered?.answer ?? '{}') as { error?: string; assistantId?: string };
}

/** Simulates a caller who leaves a message and states the phone number. */
async function leaveMessage(line: VoiceLine, spoken: string): Promise<{ error?: string }> {
  await line.step('next_step');
  await line.hear('I would like to leave a message', start('leave_message'));
  const asked = await line.hear('I am running late', answerOf('message_text', 'I am running late'));
  expect(asked.expects).toMatchObject({ slot: 'caller_name' });
  const next = await line.hear('It is Lena', answerOf('caller_name', 'Lena'));
  expect(next.expects).toMatchObject({ slot: 'caller_phone', type: 'PHONE' });
  expect(await line.call()).toMatchObject({ contactId: null, leadId: null });
  await line.say('user', spoken);
  const act = answerOf('caller_phone', spoken.replace(/\D/g, ''), spoken);
  return line.tool('report', { language: 'en', acts: [act] });
}

describe('a caller who withholds their number', () => {
  it.each(['', 'anonymous', 'Restricted', '+266696687'])('is answered: “%s”', async (from) => {
    const line = await openVoiceLine(exchange);
    expect(await ring(line, from)).toMatchObject({ assistantId: line.account.vapi.assistantId });
    expect(await line.calls()).toMatchObject([
      {
        direction: 'INBOUND',
        state: 'IN_PROGRESS',
        isWithheld: true,
        contactId: null,
        leadId: null,
        activePhone: null,
      },
    ]);
    expect(await line.db.read((tx) => tx.contact.count())).toBe(0);
    expect((await line.step('next_step')).expects).toMatchObject({ slot: 'need' });
    await line.hangUp();
    expect(await line.call()).toMatchObject({ state: 'ENDED' });
  });

  it('is answered while another one is on the phone', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    exchange.fd.advance({ seconds: 1 });
    expect(await ring(line)).not.toHaveProperty('error');
    expect(await line.calls()).toMatchObject([{ state: 'IN_PROGRESS' }, { state: 'IN_PROGRESS' }]);
  });

  it('is linked to a contact after they named a valid number, and not before', async () => {
    const line = await openVoiceLine(exchange);
    await line.db.write((tx) => tx.workspace.updateMany({ data: { country: 'GB' } }));
    await ring(line);
    await leaveMessage(line, '020 7946 0123');
    const contact = await line.db.read((tx) => tx.contact.findFirstOrThrow());
    const lead = await line.db.read((tx) => tx.lead.findFirstOrThrow());
    expect([contact, lead]).toMatchObject([
      { phone: '+442079460123', name: 'Lena' },
      { phone: '+442079460123', name: 'Lena', source: 'CALL' },
    ]);
    expect(await line.call()).toMatchObject({ contactId: contact.id, leadId: lead.id, isWithheld: true });
    const escalation = await line.db.read((tx) => tx.escalation.findFirstOrThrow());
    expect(escalation).toMatchObject({ code: 'MESSAGE_LEFT', detail: expect.stringContaining('I am running late') });
  });

  it('is asked again when the number is not valid', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    expect((await leaveMessage(line, '12')).error).toBe('caller_phone: The phone number is not valid.');
    expect(await line.call()).toMatchObject({ contactId: null });
  });

  it('learns nothing about the contact whose number they name, and cannot opt them out', async () => {
    const line = await openVoiceLine(exchange);
    const phone = someone();
    const known = await line.lead({ phone, name: 'Vera Victim', answers: { need: 'Something private' } });
    const data = { workspaceId: line.workspace.id, name: 'Vera Victim', phone };
    const { id: contactId } = await line.db.write((tx) => tx.contact.create({ data }));
    await buildBooking(exchange.fd, line.workspace, known.id);
    await ring(line);
    await leaveMessage(line, phone);
    const call = await line.call();
    expect(call.contactId).toBe(contactId);
    expect(call.leadId).not.toBe(known.id);
    expect(JSON.stringify(call.memory)).not.toContain('Something private');
    expect(call.memory).toMatchObject({ bookings: [] });
    await line.hear('Never contact me again', { a: 'opt_out' });
    expect(await line.db.read((tx) => tx.optOut.count())).toBe(0);
    await line.hangUp();
    // The next call from the stated phone number does not continue the call of the unknown caller.
    await ring(line, phone);
    await line.step('next_step');
    const [, own] = await line.calls();
    expect(JSON.stringify(own!.memory)).not.toContain('running late');
  });

  it('is shown without a name in lists, pages, the queue of escalations and to masked members', async () => {
    const line = await openVoiceLine(exchange);
    await ring(line);
    await line.step('next_step');
    await line.tool('hand_off', { reason: 'They want a person' });
    const { id } = await line.call();
    const masked = await buildMember(exchange.fd, line.workspace, { role: 'operator', maskContactDetails: true });
    const fields = 'id contactName contactPhone isWithheld leadId lead { id } serviceName safetyMatches';
    const row = {
      id,
      contactName: null,
      contactPhone: null,
      isWithheld: true,
      leadId: null,
      lead: null,
      serviceName: null,
      safetyMatches: [],
    };
    for (const viewer of [line.owner, masked]) {
      const call = `query ($id: ID!) { call(id: $id) { ${fields} } calls(first: 5, filter: { endedAt: { isNull: true } }) { edges { node { ${fields} } } } }`;
      expect(await as(exchange.fd, viewer).ok(call, { id })).toEqual({ call: row, calls: { edges: [{ node: row }] } });
      const search =
        '{ calls(first: 5, filter: { search: "Lena" }) { totalCount } escalationQueue(first: 5) { edges { node { contactName } } } }';
      expect(await as(exchange.fd, viewer).ok(search)).toEqual({
        calls: { totalCount: 0 },
        escalationQueue: { edges: [{ node: { contactName: 'Withheld number' } }] },
      });
    }
    expect(await outcome(exchange.fd, line.owner, 'joinCall', { id, mode: 'LISTEN' })).toBe('ok');
  });
});
