import { signVapi } from '@frontdesk/providers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, type Member, signedInAgain } from '../../../../test/testkit/build.ts';
import { buildCall, buildEscalation, buildOperator } from '../../../../test/testkit/calls.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { until } from '../../../../test/testkit/until.ts';
import {
  answerOf,
  askToBook,
  openVoiceLine,
  startCallExchange,
  type VoiceLine,
  YES,
} from '../../../../test/testkit/voice.ts';
import { watch } from '../../../../test/testkit/watch.ts';
import { buildWebhook, receivedOutside } from '../../../../test/testkit/webhooks.ts';

const YES_ACTS = { language: 'en', acts: [YES] };

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const pause = (line: VoiceLine, agentPausedAt: Date | null) =>
  line.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt } }));
const facts = async (line: VoiceLine) =>
  (
    await rows<{ name: string }>(
      exchange.fd,
      "select name from audit_events where workspace_id = $1 and name like 'call.%' order by at, id",
      [line.workspace.id],
    )
  ).map(({ name }) => name);

/** Builds a lead who was called and has answered. */
async function talking(line?: VoiceLine) {
  const on = line ?? (await openVoiceLine(exchange));
  const lead = await on.lead({ name: 'Lena Lead', email: 'lena@people.test' });
  expect(await outcome(exchange.fd, on.owner, 'startCall', { leadId: lead.id })).toBe('ok');
  await on.drain();
  await on.answer();
  const { id } = await on.call();
  return { line: on, lead, id };
}

const leadNow = (line: VoiceLine, id: string) => line.db.read((tx) => tx.lead.findFirstOrThrow({ where: { id } }));

describe('the agent on the phone', () => {
  it('takes a lead from dialing to a booking, and stores the report [CB-15] [CB-16]', async () => {
    const { line, lead } = await talking();
    expect(line.onTheLine()).toMatchObject({
      customer: { number: lead.phone },
      metadata: { reference: (await line.call()).id },
    });
    expect(await leadNow(line, lead.id)).toMatchObject({ status: 'CONTACTED' });
    await line.say('assistant', 'Good day, this is Robin.');
    const asked = await askToBook(line);
    expect(asked).toMatchObject({ expects: { kind: 'confirm', effect: 'book' }, offers: [] });
    expect(await line.db.read((tx) => tx.booking.count())).toBe(0);
    await line.say('user', 'Yes, please.');
    const booked = await line.tool('report', { language: 'en', acts: [YES] });
    expect(booked).toMatchObject({ status: 200, result: expect.stringContaining('Booked: ') });
    expect(booked.result).not.toMatch(/[\r\n]/);
    await line.hangUp('customer-ended-call', { summary: 'Lena wants a check-up.', cost: 0.31 });
    expect(await leadNow(line, lead.id)).toMatchObject({ status: 'BOOKED', answers: { need: 'A check-up' } });
    expect(await line.call()).toMatchObject({
      state: 'ENDED',
      outcome: 'BOOKED',
      summary: 'Lena wants a check-up.',
      costCents: 31,
      endedReason: 'customer-ended-call',
      recordingUrl: expect.stringContaining('https://'),
      activeLeadId: null,
      controlUrl: null,
    });
    const turns = await line.db.read((tx) => tx.transcriptTurn.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }));
    expect(turns.map(({ role, text }) => [role, text])).toEqual([
      ['AGENT', 'Good day, this is Robin.'],
      ['CONTACT', 'A check-up'],
      ['CONTACT', 'This week'],
      ['CONTACT', 'It is lena@people.test'],
      ['CONTACT', 'the first'],
      ['CONTACT', 'Yes, please.'],
    ]);
    expect(await facts(line)).toEqual(['call.dialed', 'call.started', 'call.ended']);
  });

  it('dials a lead that arrives automatically, once [CB-15]', async () => {
    const line = await openVoiceLine(exchange);
    const lead = { name: 'Nora New', phone: '+442079460055', consent: true };
    expect((await mutate(exchange.fd, line.owner, 'createLead', lead)).outcome).toBe('ok');
    await line.settle();
    expect(line.dialed()).toHaveLength(1);
    expect(await line.calls()).toHaveLength(1);
  });

  it('defers the call of a lead that arrives while the account is refused, and gives the reason [CB-15]', async () => {
    const line = await openVoiceLine(exchange);
    const refused = { state: 'FAILING', failure: 'They do not know us.', failedAt: exchange.fd.services.clock() };
    await line.db.write((tx) => tx.integration.updateMany({ where: { provider: 'VAPI' }, data: refused }));
    await mutate(exchange.fd, line.owner, 'createLead', { name: 'Nora New', phone: '+442079460055', consent: true });
    await line.drain();
    expect(line.dialed()).toEqual([]);
    expect(await line.calls()).toMatchObject([{ state: 'SUPPRESSED', failure: 'Vapi: They do not know us.' }]);
    // Without a connected account, a new lead is not called.
    await line.db.write((tx) => tx.integration.deleteMany({ where: { provider: 'VAPI' } }));
    await mutate(exchange.fd, line.owner, 'createLead', { name: 'Olga Other', phone: '+442079460056', consent: true });
    await line.drain();
    // Precondition: the lead was created.
    expect(await line.db.read((tx) => tx.lead.count())).toBe(2);
    expect(await line.calls()).toHaveLength(1);
  });

  it('shows partial transcripts, and stores only final ones', async () => {
    const { line, id } = await talking();
    await line.say('user', 'I need a', false);
    const shown = await as(exchange.fd, line.owner).ok(
      'query ($id: ID!) { call(id: $id) { interimRole interimText } }',
      {
        id,
      },
    );
    expect(shown.call).toEqual({ interimRole: 'CONTACT', interimText: 'I need a' });
    await line.say('user', 'I need a check-up.');
    expect(await line.call()).toMatchObject({ interimText: null });
    expect(await line.db.read((tx) => tx.transcriptTurn.count())).toBe(1);
  });

  it('notifies subscribers that a partial transcript has become final', async () => {
    const { line, id } = await talking();
    await line.say('user', 'I need a', false);
    const query = 'subscription { callChanged { id call { interimText } } }';
    const watcher = watch(exchange.fd, exchange.url, line.owner, { query });
    expect(await watcher.began).toBeNull();
    await line.say('user', 'I need a check-up.');
    expect((await watcher.next()).data).toEqual({ callChanged: { id, call: { interimText: null } } });
    await watcher.close();
  });

  it('shows no partial transcript before a later final one', async () => {
    const { line } = await talking();
    exchange.fd.advance({ seconds: 2 });
    await line.say('user', 'I need a check-up.');
    exchange.fd.advance({ seconds: -1 });
    await line.say('user', 'I need a', false);
    expect(await line.call()).toMatchObject({ interimText: null });
    exchange.fd.advance({ seconds: 2 });
    await line.say('user', 'This', false);
    expect(await line.call()).toMatchObject({ interimText: 'This' });
  });

  it('answers an incoming call: the caller becomes a lead, and the assistant is configured', async () => {
    const line = await openVoiceLine(exchange);
    const ringing = exchange.simulators.vapi.ring(line.account.vapi.apiKey, '+442079460077');
    const delivered = await exchange.simulators.vapi.events.assistantRequest(ringing);
    expect(JSON.parse(delivered?.answer ?? '')).toMatchObject({
      assistantId: line.account.vapi.assistantId,
      assistantOverrides: {
        metadata: { reference: (await line.call()).id },
        variableValues: { goal: expect.any(String) },
      },
    });
    expect(await line.call()).toMatchObject({ direction: 'INBOUND', state: 'RINGING', providerId: ringing.id });
    expect(await line.db.read((tx) => tx.lead.findFirstOrThrow())).toMatchObject({
      source: 'CALL',
      phone: '+442079460077',
    });
  });
});

describe('a provider report', () => {
  it('changes nothing when it arrives twice, or late [W2]', async () => {
    const { line, lead } = await talking();
    exchange.simulators.vapi.faults.add({ kind: 'DUPLICATE', times: 2 });
    await line.say('user', 'Hello?');
    expect(await line.db.read((tx) => tx.transcriptTurn.count())).toBe(1);
    await line.hangUp();
    exchange.simulators.vapi.events.status(line.onTheLine(), 'in-progress');
    await line.drain();
    expect(await line.call()).toMatchObject({ state: 'ENDED' });
    expect(await leadNow(line, lead.id)).toMatchObject({ status: 'CONTACTED' });
    expect(await facts(line)).toEqual(['call.dialed', 'call.started', 'call.ended']);
  });

  const body = (line: VoiceLine) =>
    JSON.stringify({
      message: {
        type: 'status-update',
        status: 'ended',
        call: { id: line.onTheLine().id, assistantId: line.account.vapi.assistantId },
      },
    });
  const post = (payload: string, headers: Record<string, string>) =>
    exchange.fd.app.inject({
      method: 'POST',
      url: '/api/voice/events',
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it.each([
    ['nothing', () => ({})],
    ['another token', () => ({ authorization: 'Bearer nobody' })],
    ['the legacy secret', (line: VoiceLine) => ({ 'x-vapi-secret': line.account.vapi.serverToken })],
    ['a signature over other bytes', (line: VoiceLine) => signed(line, '{}')],
    ['a signature of six minutes ago', (line: VoiceLine) => signed(line, body(line), 360)],
  ])('is refused with %s', async (_what, headers) => {
    const { line } = await talking();
    expect((await post(body(line), headers(line))).statusCode).toBe(403);
    await line.drain();
    expect((await line.call()).state).toBe('IN_PROGRESS');
    // Precondition: with a valid signature, the event ends the call. A duplicate is accepted but has no effect.
    const right = signed(line, body(line));
    for (let count = 0; count < 2; count += 1) expect((await post(body(line), right)).statusCode).toBe(200);
    await line.drain();
    expect((await line.call()).state).toBe('ENDED');
  });

  function signed(line: VoiceLine, over: string, secondsAgo = 0) {
    const timestamp = String(Math.floor(exchange.fd.services.clock().getTime() / 1000) - secondsAgo);
    const { serverToken } = line.account.vapi;
    return { 'x-timestamp': timestamp, 'x-signature': signVapi(serverToken, timestamp, over) };
  }

  it('is never matched to a call of another workspace [AM-11]', async () => {
    const [globex, acme] = [await talking(), await talking()];
    const call = { id: globex.line.onTheLine().id, assistantId: acme.line.account.vapi.assistantId };
    const payload = JSON.stringify({ message: { type: 'status-update', status: 'ended', call } });
    const headers = { authorization: `Bearer ${acme.line.account.vapi.serverToken}` };
    expect((await post(payload, headers)).statusCode).toBe(200);
    await acme.line.drain();
    await globex.line.drain();
    expect((await globex.line.call()).state).toBe('IN_PROGRESS');
    expect((await acme.line.call()).state).toBe('IN_PROGRESS');
    const swapped = JSON.stringify({
      message: {
        type: 'status-update',
        status: 'ended',
        call: { ...call, assistantId: globex.line.account.vapi.assistantId },
      },
    });
    expect((await post(swapped, headers)).statusCode).toBe(403);
  });

  it('is answered with 200 if it is not needed', async () => {
    const { line } = await talking();
    const call = { id: line.onTheLine().id, assistantId: line.account.vapi.assistantId };
    const payload = JSON.stringify({ message: { type: 'hang', call } });
    expect((await post(payload, { authorization: `Bearer ${line.account.vapi.serverToken}` })).statusCode).toBe(200);
  });
});

describe('a tool that the assistant calls', () => {
  it('has one effect and one response if it is requested several times [CB-16]', async () => {
    const { line } = await talking();
    await line.step('next_step');
    await line.say('user', 'A check-up');
    const once = { language: 'en', acts: [answerOf('need', 'A check-up')] };
    const first = await line.tool('report', once, 'call_same');
    await line.hear('No, a crown', { ...answerOf('need', 'A crown', 'a crown'), a: 'correct' });
    expect(await line.tool('report', once, 'call_same')).toEqual(first);
    expect((await line.db.read((tx) => tx.lead.findFirstOrThrow())).answers).toEqual({ need: 'A crown' });
  });

  it('books once for two concurrent deliveries of the same call [CB-16]', async () => {
    const { line, lead } = await talking();
    await askToBook(line);
    await line.say('user', 'Yes, please.');
    const asked = () => exchange.simulators.calcom.requests.filter(({ method }) => method === 'POST').length;
    const before = asked();
    const both = await Promise.all([1, 2].map(() => line.tool('report', YES_ACTS, 'call_book')));
    expect(both[0]).toMatchObject({ result: expect.stringContaining('Booked: ') });
    expect(both[1]).toEqual(both[0]);
    expect(asked()).toBe(before + 1);
    expect(await line.db.read((tx) => tx.booking.count({ where: { leadId: lead.id } }))).toBe(1);
  });

  it('is answered in time if the calendar is slow, and the late booking still counts [CB-16]', async () => {
    const { line, lead } = await talking();
    await askToBook(line);
    await line.say('user', 'Yes, please.');
    const { services } = exchange.fd;
    const { toolTimeoutMs: toolPatienceMs } = services;
    Object.assign(services, { toolTimeoutMs: 1 });
    exchange.simulators.calcom.faults.add({ kind: 'LATENCY', method: 'POST', ms: 300 });
    const slow = await line.tool('report', YES_ACTS, 'call_slow');
    Object.assign(services, { toolTimeoutMs: toolPatienceMs });
    expect(slow).toMatchObject({ status: 200, error: expect.stringMatching(/takes longer than usual/) });
    const access = () => line.db.read((tx) => tx.booking.findFirst({ where: { leadId: lead.id, status: 'BOOKED' } }));
    await until('a booking in the calendar', access);
    expect(await leadNow(line, lead.id)).toMatchObject({ status: 'BOOKED' });
    // A repeated request returns the same result and has no effect.
    expect(await line.tool('report', YES_ACTS, 'call_slow')).toEqual(slow);
    expect((await line.step('next_step')).say).toContain('Booked: ');
    expect(await line.db.read((tx) => tx.booking.count({ where: { leadId: lead.id } }))).toBe(1);
  });

  it.each([
    ['another tool', 'dropTables', {}],
    ['an answer to an unknown question', 'report', { acts: [answerOf('salary', '1', 'A check-up')] }],
    ['words that the caller did not say', 'report', { acts: [answerOf('need', 'A crown')] }],
    ['a time that was not offered', 'report', { acts: [{ a: 'choose', n: 1, quote: 'A check-up' }] }],
    ['an act of its own choice', 'report', { acts: [{ a: 'book', start: '2126-03-02T09:00:00.000Z' }] }],
  ])('is refused with an explanation for %s [CB-16]', async (_what, name, args) => {
    const { line } = await talking();
    await line.step('next_step');
    await line.say('user', 'A check-up');
    expect(await line.tool(name, args)).toMatchObject({ status: 200, name, error: expect.stringMatching(/./) });
    expect((await line.db.read((tx) => tx.lead.findFirstOrThrow())).answers).toEqual({});
    expect(await line.db.read((tx) => tx.booking.count())).toBe(0);
    // Precondition: the report of an actual answer is accepted.
    expect((await line.step('report', { acts: [answerOf('need', 'A check-up')] })).expects).toMatchObject({
      slot: 'when',
    });
  });

  it('books nothing without an explicit yes to the details that were read back [AG-07] [CB-16]', async () => {
    const { line } = await talking();
    await askToBook(line);
    const bookings = () => line.db.read((tx) => tx.booking.count());
    // The assistant reports a yes, but the caller has said nothing.
    expect((await line.tool('report', YES_ACTS)).error).toMatch(/said nothing/);
    await line.say('user', 'Hm, let me think');
    expect((await line.tool('report', YES_ACTS)).error).toMatch(/needs a quote/);
    const again = await line.step('report', { acts: [{ a: 'unclear' }] });
    expect(again.expects).toMatchObject({ kind: 'confirm' });
    // A yes that comes with a correction does not confirm the booking.
    const changed = await line.hear('Yes, but my address is lena@home.test', YES, {
      ...answerOf('email', 'lena@home.test'),
      a: 'correct',
    });
    expect(changed).toMatchObject({ say: expect.stringContaining('l e n a @ home.test') });
    // Words that the caller says to a member do not answer a question of the agent.
    const { id } = await line.call();
    await mutate(exchange.fd, line.owner, 'joinCall', { id, mode: 'TAKEOVER' });
    await line.say('user', 'Yes');
    await mutate(exchange.fd, line.owner, 'leaveCall', { id });
    await line.drain();
    expect((await line.tool('report', YES_ACTS)).error).toMatch(/said nothing/);
    expect(await bookings()).toBe(0);
    // Precondition: a yes to the question books the appointment.
    expect((await line.hear('Yes', YES)).say).toContain('Booked: ');
    expect(await bookings()).toBe(1);
  });

  it('books nothing while the workspace is paused [CB-18]', async () => {
    const { line } = await talking();
    await askToBook(line);
    await line.say('user', 'Yes, please.');
    const asked = () => exchange.simulators.calcom.requests.filter(({ method }) => method === 'POST').length;
    const before = asked();
    await pause(line, exchange.fd.services.clock());
    expect((await line.tool('report', YES_ACTS)).error).toMatch(/./);
    expect(asked()).toBe(before);
    await pause(line, null);
    expect((await line.tool('report', YES_ACTS)).result).toContain('Booked: ');
  });

  it('requests a handoff: the call waits in the queue until a member joins [CB-16]', async () => {
    const on = await openVoiceLine(exchange);
    await buildWebhook(exchange.fd, on.workspace, on.owner);
    const { line, id } = await talking(on);
    const reason = 'They want a person, on +442079460018';
    expect((await line.step('hand_off', { code: 'REQUESTED', reason })).say).toBe(
      'I am asking a colleague to take over.',
    );
    const queue = '{ escalationQueue(first: 5) { edges { node { callId code detail status contactName } } } }';
    const inLine = async (who: Member) => (await as(exchange.fd, who).ok(queue)).escalationQueue.edges;
    const [waiting] = await inLine(line.owner);
    const masked = await buildMember(exchange.fd, line.workspace, { role: 'operator', maskContactDetails: true });
    expect((await inLine(masked))[0].node.detail).toBe('They want a person, on ••••');
    expect(waiting.node).toMatchObject({
      callId: id,
      code: 'REQUESTED',
      detail: reason,
      status: 'WAITING',
      contactName: 'Lena Lead',
    });
    const notices = '{ notifications(first: 5) { edges { node { kind detail subjectId } } } }';
    const [notice] = (await as(exchange.fd, line.owner).ok(notices)).notifications.edges;
    expect(notice.node).toEqual({ kind: 'CALL_ESCALATED', detail: 'REQUESTED', subjectId: id });
    await mutate(exchange.fd, line.owner, 'joinCall', { id, mode: 'LISTEN' });
    const [seen] = (await as(exchange.fd, line.owner).ok(queue)).escalationQueue.edges;
    expect(seen.node.status).toBe('ACKNOWLEDGED');
    expect(await facts(line)).toContain('call.escalated');
    expect(await receivedOutside(exchange.fd, line.workspace, 'call.escalated')).toMatchObject([
      {
        data: { call: { id }, escalation: { code: 'REQUESTED', reason: `The contact asked for a person: ${reason}` } },
      },
    ]);
  });

  it('lists the longest wait first, page by page [AM-38]', async () => {
    const { fd } = exchange;
    const { workspace, owner } = await openVoiceLine(exchange);
    for (const reason of ['The first', 'The second', 'The third']) {
      const { id } = await buildCall(fd, workspace);
      await buildEscalation(fd, workspace, id, reason);
      fd.advance({ seconds: 1 });
    }
    const query = `query ($after: String) { escalationQueue(first: 2, after: $after) {
      edges { node { detail } } pageInfo { hasNextPage endCursor } totalCount } }`;
    const read = async (after: string | null) => (await as(fd, owner).ok(query, { after })).escalationQueue;
    const reasons = ({ edges }: { edges: { node: { detail: string } }[] }) => edges.map(({ node }) => node.detail);
    const first = await read(null);
    expect(reasons(first)).toEqual(['The first', 'The second']);
    expect(first).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 3 });
    expect(reasons(await read(first.pageInfo.endCursor))).toEqual(['The third']);
  });

  it('notifies only the operators of the queue, if there are any [AM-38]', async () => {
    const { line } = await talking();
    const [omar, olga] = await Promise.all(
      ['Omar', 'Olga'].map((name) => buildMember(exchange.fd, line.workspace, { role: 'operator', name })),
    );
    await buildOperator(exchange.fd, line.workspace, omar!);
    await line.tool('hand_off', { reason: 'They want a person' });
    const noticesOf = async (who: Parameters<typeof as>[1]) =>
      (await as(exchange.fd, who).ok('{ notifications(first: 5) { totalCount } }')).notifications.totalCount;
    expect([await noticesOf(omar), await noticesOf(olga), await noticesOf(line.owner)]).toEqual([1, 0, 0]);
    // Members are notified only once, even if the agent requests a handoff again.
    await line.tool('hand_off', { reason: 'They ask again' });
    expect(await noticesOf(omar)).toBe(1);
  });

  it('waits again if it requests a handoff after the member has left, but not while a member is in the call [AM-38]', async () => {
    const { line, id } = await talking();
    const { fd } = exchange;
    const query = '{ escalationQueue(first: 5) { totalCount edges { node { detail status acknowledgedByName } } } }';
    const inLine = async () => {
      const { totalCount, edges } = (await as(fd, line.owner).ok(query)).escalationQueue;
      return [totalCount, edges[0].node.status, edges[0].node.detail];
    };
    const notices = async () =>
      (await as(fd, line.owner).ok('{ notifications(first: 5) { totalCount } }')).notifications.totalCount;
    await line.tool('hand_off', { reason: 'They want a person' });
    await mutate(fd, line.owner, 'joinCall', { id, mode: 'LISTEN' });
    await line.tool('hand_off', { reason: 'They ask while somebody listens' });
    expect([await inLine(), await notices()]).toEqual([[1, 'ACKNOWLEDGED', 'They want a person'], 1]);
    await mutate(fd, line.owner, 'leaveCall', { id });
    await line.tool('hand_off', { reason: 'They ask again' });
    expect([await inLine(), await notices()]).toEqual([[1, 'WAITING', 'They ask again'], 2]);
  });

  it('ends the conversation: the call hangs up after the goodbye was spoken [CB-16]', async () => {
    const { line } = await talking();
    await line.step('next_step');
    expect((await line.hear('Thank you, goodbye', { a: 'chat', kind: 'bye' })).say).toBe('Goodbye, have a good day.');
    expect(line.onTheLine().controls).toEqual([]);
    exchange.fd.advance({ seconds: 15 });
    await line.drain();
    expect(line.onTheLine().controls).toEqual([{ type: 'end-call' }]);
  });
});

describe('dialing', () => {
  it('is refused in a state that does not allow it', async () => {
    const line = await openVoiceLine(exchange);
    const lead = await line.lead();
    const dial = () => outcome(exchange.fd, line.owner, 'startCall', { leadId: lead.id });
    expect(await dial()).toBe('ok');
    expect(await dial()).toBe('CALL_RUNNING');
    const silent = await line.lead();
    const { id: contactId } = await line.db.write((tx) =>
      tx.contact.create({ data: { workspaceId: line.workspace.id, name: 'Sam Silent', phone: silent.phone } }),
    );
    await line.db.write((tx) =>
      tx.optOut.create({ data: { workspaceId: line.workspace.id, contactId, at: exchange.fd.services.clock() } }),
    );
    expect(await outcome(exchange.fd, line.owner, 'startCall', { leadId: silent.id })).toBe('CONTACT_SILENT');
    const field = await as(exchange.fd, line.owner).ok('query ($id: ID!) { lead(id: $id) { callBlockedReason } }', {
      id: silent.id,
    });
    expect(field.lead.callBlockedReason).toBe('CONTACT_SILENT');
  });

  it('defers a call while the workspace is paused, and does not make it afterwards [CB-18]', async () => {
    const line = await openVoiceLine(exchange);
    const [now, later] = [await line.lead(), await line.lead()];
    await mutate(exchange.fd, line.owner, 'startCall', { leadId: later.id });
    await pause(line, exchange.fd.services.clock());
    expect(await outcome(exchange.fd, line.owner, 'startCall', { leadId: now.id })).toBe('ok');
    await line.drain();
    expect((await line.calls()).map(({ state }) => state)).toEqual(['SUPPRESSED', 'SUPPRESSED']);
    await pause(line, null);
    await line.settle();
    expect(line.dialed()).toEqual([]);
    expect(await facts(line)).toContain('call.suppressed');
  });

  it('does not dial a contact who opted out after the request, and dials after they opted in again [CB-13]', async () => {
    const line = await openVoiceLine(exchange);
    const { id: leadId } = await line.lead();
    const dial = () => outcome(exchange.fd, line.owner, 'startCall', { leadId });
    expect(await dial()).toBe('ok');
    const { id, contactId } = await line.call();
    expect(await outcome(exchange.fd, line.owner, 'optOutContact', { id: contactId })).toBe('ok');
    await line.drain();
    expect(line.dialed()).toEqual([]);
    expect(await line.call()).toMatchObject({ id, state: 'SUPPRESSED', failure: 'This contact has opted out.' });
    expect(await dial()).toBe('CONTACT_SILENT');
    expect(await outcome(exchange.fd, line.owner, 'optInContact', { id: contactId })).toBe('ok');
    expect(await dial()).toBe('ok');
    await line.drain();
    expect(line.dialed()).toHaveLength(1);
  });

  it('finds a call whose response was lost, and does not dial twice', async () => {
    const line = await openVoiceLine(exchange);
    exchange.simulators.vapi.faults.add(
      { kind: 'DROP_AFTER', method: 'POST', path: '/call' },
      { kind: 'LOSE', times: 1 },
    );
    await mutate(exchange.fd, line.owner, 'startCall', { leadId: (await line.lead()).id });
    await line.drain();
    expect(await line.call()).toMatchObject({ state: 'UNCONFIRMED', providerId: null });
    await line.settle();
    expect(line.dialed()).toHaveLength(1);
    expect(await line.call()).toMatchObject({ state: 'RINGING', providerId: line.onTheLine().id });
  });

  it('explains why the provider refused', async () => {
    const line = await openVoiceLine(exchange);
    exchange.simulators.vapi.faults.add({ kind: 'STATUS', status: 400, method: 'POST', path: '/call' });
    await mutate(exchange.fd, line.owner, 'startCall', { leadId: (await line.lead()).id });
    await line.drain();
    expect(await line.call()).toMatchObject({
      state: 'FAILED',
      failure: expect.stringMatching(/./),
      activeLeadId: null,
    });
  });

  it('is made once if a process dies at any point', async () => {
    const line = await openVoiceLine(exchange);
    let deaths = 0;
    for (let at = 0; ; at += 1) {
      const before = line.dialed().length;
      // The time advances beyond the expiry of the session, so the owner signs in again.
      const owner = await signedInAgain(exchange.fd, line.owner);
      await mutate(exchange.fd, owner, 'startCall', { leadId: (await line.lead()).id });
      line.fuse.left = at;
      const survived = await line.drain();
      line.fuse.left = Number.POSITIVE_INFINITY;
      await line.settle();
      expect({ at, dialed: line.dialed().length - before }).toEqual({ at, dialed: 1 });
      if (survived) break;
      deaths += 1;
    }
    // Precondition: the process crashed several times, each time at a different point.
    expect(deaths).toBeGreaterThan(2);
    expect(new Set((await line.calls()).map(({ providerId }) => providerId)).size).toBe(deaths + 1);
  });
});

describe('a member in a call', () => {
  const controls = (line: VoiceLine) => line.onTheLine().controls.map((control) => ({ ...control }));

  it('listens, guides, takes over, speaks, leaves and wraps up, and webhooks report the call [AM-18]', async () => {
    const on = await openVoiceLine(exchange);
    await buildWebhook(exchange.fd, on.workspace, on.owner);
    const { line, lead, id } = await talking(on);
    const act = (name: string, more: object = {}) => outcome(exchange.fd, line.owner, name, { id, ...more });
    expect(await act('joinCall', { mode: 'LISTEN' })).toBe('ok');
    expect(await act('sendGuidance', { text: 'Hello' })).toBe('CALL_MODE_WRONG');
    expect(await act('updateCallMode', { mode: 'GUIDE' })).toBe('ok');
    expect(await act('sendGuidance', { text: 'Offer Thursday' })).toBe('ok');
    expect(await act('updateCallMode', { mode: 'TAKEOVER' })).toBe('ok');
    expect(await act('sendGuidance', { text: 'Good day, I am Gus.' })).toBe('ok');
    await line.drain();
    expect(controls(line)).toEqual([
      {
        type: 'add-message',
        message: { role: 'system', content: expect.stringContaining('Offer Thursday') },
        triggerResponseEnabled: false,
      },
      { type: 'control', control: 'mute-assistant' },
      { type: 'say', content: 'Good day, I am Gus.', endCallAfterSpoken: false },
    ]);
    await line.say('assistant', 'Good day, I am Gus.');
    expect(await line.db.read((tx) => tx.transcriptTurn.findFirstOrThrow())).toMatchObject({ role: 'MEMBER' });
    expect((await line.tool('report', { acts: [answerOf('need', 'x')] })).error).toContain('taken over');
    expect(await act('leaveCall')).toBe('ok');
    await line.drain();
    expect(controls(line).at(-1)).toEqual({ type: 'control', control: 'unmute-assistant' });
    expect(await act('wrapUpCall', { outcome: 'QUALIFIED' })).toBe('CALL_NOT_OVER');
    expect(await act('endCall')).toBe('ok');
    await line.drain();
    expect(await act('wrapUpCall', { outcome: 'QUALIFIED', note: 'Ring on Monday' })).toBe('ok');
    expect(await line.call()).toMatchObject({ outcome: 'QUALIFIED', wrapUpNote: 'Ring on Monday' });
    expect(await leadNow(line, lead.id)).toMatchObject({ status: 'QUALIFIED' });
    const states = await line.db.read((tx) => tx.operatorAction.findMany({ select: { state: true } }));
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['DONE']));
    const call = { id, leadId: lead.id };
    expect(await receivedOutside(exchange.fd, line.workspace, 'call.')).toMatchObject([
      { type: 'call.started', data: { call: { ...call, status: 'IN_PROGRESS', endedAt: null } } },
      { type: 'call.ended', data: { call: { ...call, status: 'ENDED', endedAt: expect.any(String) } } },
      { type: 'call.wrapped_up', data: { call: { ...call, outcome: 'QUALIFIED', wrapUpNote: 'Ring on Monday' } } },
    ]);
  });

  it('is the only operator of the call: of two concurrent joins one succeeds, and the other is refused with the operator’s name [AM-18]', async () => {
    const { line, id } = await talking();
    const other = await buildMember(exchange.fd, line.workspace, { role: 'operator', name: 'Omar Other' });
    const both = await Promise.all(
      [line.owner, other].map((who) => mutate(exchange.fd, who, 'joinCall', { id, mode: 'TAKEOVER' })),
    );
    expect(both.map((one) => one.outcome).sort()).toEqual(['CALL_HELD_BY_ANOTHER', 'ok']);
    const refused = both.find((one) => one.outcome !== 'ok');
    expect(refused).toMatchObject({
      code: 'CALL_HELD_BY_ANOTHER',
      message: expect.stringMatching(/^(Gus Owner|Omar Other) is in this call\.$/),
    });
  });

  it('is replaced after two minutes without activity: another joins, the agent speaks again, or the call ends [AM-18]', async () => {
    const { line, id } = await talking();
    const other = await buildMember(exchange.fd, line.workspace, { role: 'operator', name: 'Omar Other' });
    const act = (who: Member, name: string, more: object = {}) => outcome(exchange.fd, who, name, { id, ...more });
    expect(await act(other, 'joinCall', { mode: 'TAKEOVER' })).toBe('ok');
    await line.drain();
    exchange.fd.advance({ minutes: 1, seconds: 59 });
    expect(await act(line.owner, 'joinCall', { mode: 'LISTEN' })).toBe('CALL_HELD_BY_ANOTHER');
    expect(await act(line.owner, 'endCall')).toBe('CALL_HELD_BY_ANOTHER');
    // Any action of a member in the call counts as activity.
    expect(await act(other, 'sendGuidance', { text: 'Good day, I am Omar.' })).toBe('ok');
    exchange.fd.advance({ minutes: 1, seconds: 59 });
    expect(await act(line.owner, 'endCall')).toBe('CALL_HELD_BY_ANOTHER');
    exchange.fd.advance({ seconds: 1 });
    expect(await act(line.owner, 'joinCall', { mode: 'LISTEN' })).toBe('ok');
    await line.drain();
    expect(controls(line).at(-1)).toEqual({ type: 'control', control: 'unmute-assistant' });
    expect(await line.call()).toMatchObject({ mode: 'LISTEN', heldById: line.owner.memberId });
    expect(await act(other, 'sendGuidance', { text: 'Hello?' })).toBe('CALL_HELD_BY_ANOTHER');
    exchange.fd.advance({ minutes: 2 });
    expect(await act(other, 'endCall')).toBe('ok');
  });

  it('is an operator, once the workspace has one [AM-38]', async () => {
    const { line, id } = await talking();
    const other = await buildMember(exchange.fd, line.workspace, { role: 'operator' });
    await buildOperator(exchange.fd, line.workspace, other);
    expect(await outcome(exchange.fd, line.owner, 'joinCall', { id, mode: 'LISTEN' })).toBe('NOT_AN_OPERATOR');
    expect(await outcome(exchange.fd, other, 'joinCall', { id, mode: 'LISTEN' })).toBe('ok');
  });

  it('who leaves the workspace leaves the call, and the agent speaks again', async () => {
    const { line, id } = await talking();
    const other = await buildMember(exchange.fd, line.workspace, { role: 'operator' });
    await mutate(exchange.fd, other, 'joinCall', { id, mode: 'TAKEOVER' });
    await line.drain();
    expect(await outcome(exchange.fd, line.owner, 'removeMember', { id: other.memberId })).toBe('ok');
    await line.drain();
    expect(await line.call()).toMatchObject({ mode: 'AGENT', heldById: null });
    expect(controls(line).at(-1)).toEqual({ type: 'control', control: 'unmute-assistant' });
    expect(await facts(line)).toContain('call.released');
  });

  it('does not see the agent as muted if the provider did not mute it', async () => {
    const { line, id } = await talking();
    exchange.simulators.vapi.faults.add({ kind: 'STATUS', status: 400, method: 'POST', path: '/control' });
    await mutate(exchange.fd, line.owner, 'joinCall', { id, mode: 'TAKEOVER' });
    await line.drain();
    expect(await line.call()).toMatchObject({ mode: 'GUIDE' });
    expect(await line.db.read((tx) => tx.operatorAction.findFirstOrThrow())).toMatchObject({ state: 'FAILED' });
  });

  it('sees no number and no address in the transcript if contact details are masked', async () => {
    const { line, id } = await talking();
    await line.say('user', 'It is 020 7946 0018, or lena@people.test.');
    const masked = await buildMember(exchange.fd, line.workspace, { role: 'operator', maskContactDetails: true });
    const textsFor = async (who: typeof masked, search: string | null = null) =>
      (
        await as(exchange.fd, who).ok(
          'query ($id: ID!, $search: String) { transcript(first: 5, filter: { callId: $id, search: $search }) { edges { node { text } } } }',
          { id, search },
        )
      ).transcript.edges.map(({ node }: { node: { text: string } }) => node.text);
    expect(await textsFor(masked)).toEqual(['It is ••••, or •••@•••']);
    expect(await textsFor(masked, '7946')).toEqual([]);
    expect(await textsFor(line.owner, '7946')).toEqual(['It is 020 7946 0018, or lena@people.test.']);
  });
});
