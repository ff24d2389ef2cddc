import { readState } from '@frontdesk/agent/engine';
import { DEFAULT_OUTREACH_CEILINGS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { signedInAgain } from '../../../../test/testkit/build.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { setLimits } from '../../../../test/testkit/outreach.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const SPACING = { redialMinutes: 90, coolDownMinutes: 60, dailyPerNumber: 20 };
const LIMITS = { country: 'GB', otherCountries: [] as string[], ...DEFAULT_OUTREACH_CEILINGS };
const POLICY = { attempts: 4, spacingMinutes: 30, voicemailMessage: 'Please call us back.', whenUnreached: 'NOTIFY' };
const leadOf = (line: VoiceLine) => line.db.read((tx) => tx.lead.findFirstOrThrow());

/** Builds a lead who was called automatically. */
async function dialed(over: Parameters<typeof setLimits>[2] = {}) {
  const line = await openVoiceLine(exchange);
  await setLimits(exchange.fd, line.workspace, { ...SPACING, ...over });
  const owner = await signedInAgain(exchange.fd, line.owner);
  await mutate(exchange.fd, owner, 'createLead', { name: 'Nora New', phone: someone(), consent: true });
  await line.drain();
  expect(line.dialed()).toHaveLength(1);
  return line;
}

/** Advances by `minutes`, by default beyond the time between two calls, and places the calls that are due. */
async function wait(line: VoiceLine, minutes = 91) {
  exchange.fd.advance({ minutes });
  await line.drain();
}

describe('an automatic call that is not answered', () => {
  it.each([
    ['customer-busy', 'BUSY'],
    ['customer-did-not-answer', 'NO_ANSWER'],
    ['voicemail', 'VOICEMAIL'],
  ])('is repeated after the spacing when it ends with %s [AG-13]', async (reason, unansweredReason) => {
    const line = await dialed();
    await line.hangUp(reason);
    expect(await line.calls()).toMatchObject([{ state: 'ENDED', unansweredReason, outcome: 'NOT_REACHED' }]);
    expect(await leadOf(line)).toMatchObject({ waitingReason: 'REDIAL', contactAt: expect.any(Date) });
    await wait(line, 80);
    expect(line.dialed()).toHaveLength(1);
    await wait(line, 11);
    expect(line.dialed()).toHaveLength(2);
    expect(await leadOf(line)).toMatchObject({ waitingReason: null, contactAt: null });
  });

  it.each(['customer-ended-call', 'call.forwarding.operator-busy'])(
    'is not repeated after %s [AG-13]',
    async (reason) => {
      const line = await dialed();
      await line.answer();
      await line.hangUp(reason);
      expect(await line.calls()).toMatchObject([{ unansweredReason: null }]);
      await wait(line, 300);
      expect(line.dialed()).toHaveLength(1);
    },
  );

  it('is repeated once per interval after the worker was killed at every step [AG-13]', async () => {
    for (const steps of [0, 1, 2, 3]) {
      const line = await dialed();
      line.simulators.vapi.events.end(line.onTheLine(), 'customer-busy');
      line.fuse.left = steps;
      await line.drain();
      line.fuse.left = Number.POSITIVE_INFINITY;
      await line.settle();
      await wait(line);
      expect(line.dialed()).toHaveLength(2);
    }
  });
});

type Change = (line: VoiceLine) => Promise<unknown>;

const contactId = async (line: VoiceLine) => (await line.call()).contactId ?? '';
const setPaused = (line: VoiceLine, isPaused: boolean) =>
  line.db.write((tx) =>
    tx.workspace.updateMany({ data: { agentPausedAt: isPaused ? exchange.fd.services.clock() : null } }),
  );
const owner = (line: VoiceLine) => signedInAgain(exchange.fd, line.owner);

/** Simulates a contact who calls the workspace and speaks with the agent. */
async function callIn(line: VoiceLine) {
  const { phone } = await leadOf(line);
  const { vapi } = exchange.simulators;
  const call = vapi.ring(line.account.vapi.apiKey, phone);
  await vapi.events.assistantRequest(call);
  vapi.events.status(call, 'in-progress');
  vapi.events.end(call, 'customer-ended-call');
  await line.drain();
}

const STOPPED: readonly (readonly [string, Change])[] = [
  ['the contact has called the workspace', callIn],
  [
    'the contact has opted out',
    async (line) => {
      const data = {
        workspaceId: line.workspace.id,
        contactId: await contactId(line),
        at: exchange.fd.services.clock(),
      };
      await line.db.write((tx) => tx.optOut.create({ data }));
    },
  ],
  [
    'the contact is blocked',
    (line) => line.db.write((tx) => tx.contact.updateMany({ data: { blockedAt: exchange.fd.services.clock() } })),
  ],
  [
    'a member has changed the status of the lead',
    async (line) => {
      const { id } = await leadOf(line);
      expect(await outcome(exchange.fd, await owner(line), 'updateLead', { id, status: 'LOST' })).toBe('ok');
    },
  ],
  [
    'a member has recorded another outcome of the call',
    async (line) => {
      const { id } = await line.call();
      const wrapUp = { id, outcome: 'OTHER', note: 'Reached by email' };
      expect(await outcome(exchange.fd, await owner(line), 'wrapUpCall', wrapUp)).toBe('ok');
    },
  ],
  [
    'the lead was deleted',
    async (line) => {
      const { id } = await leadOf(line);
      expect(await outcome(exchange.fd, await owner(line), 'deleteLead', { id })).toBe('ok');
    },
  ],
];

const POSTPONED: readonly (readonly [string, Change, Change])[] = [
  ['the workspace is paused', (line) => setPaused(line, true), (line) => setPaused(line, false)],
  [
    'the account of the provider is refused',
    (line) =>
      line.db.write((tx) =>
        tx.integration.updateMany({
          where: { provider: 'VAPI' },
          data: { state: 'FAILING', failure: 'Refused.', failedAt: exchange.fd.services.clock() },
        }),
      ),
    (line) =>
      line.db.write((tx) =>
        tx.integration.updateMany({
          where: { provider: 'VAPI' },
          data: { state: 'VERIFIED', failure: null, failedAt: null },
        }),
      ),
  ],
  [
    'the number has reached its daily limit',
    (line) => setLimits(exchange.fd, line.workspace, { ...SPACING, dailyPerNumber: 1 }),
    (line) => setLimits(exchange.fd, line.workspace, SPACING),
  ],
];

describe('the next automatic call', () => {
  it.each(STOPPED)('is not made when %s [AG-13]', async (_situation, change) => {
    const line = await dialed();
    await line.hangUp('customer-did-not-answer');
    expect(await leadOf(line)).toMatchObject({ waitingReason: 'REDIAL' });
    await change(line);
    const before = line.dialed().filter(({ type }) => type === 'outboundPhoneCall').length;
    await wait(line);
    await wait(line, 300);
    expect(line.dialed().filter(({ type }) => type === 'outboundPhoneCall')).toHaveLength(before);
    expect(await line.db.read((tx) => tx.lead.count({ where: { waitingSince: { not: null } } }))).toBe(0);
  });

  it.each(POSTPONED)('waits while %s, and is made afterwards [AG-13]', async (_situation, begin, end) => {
    const line = await dialed();
    await line.hangUp('customer-did-not-answer');
    await begin(line);
    await wait(line);
    expect(line.dialed()).toHaveLength(1);
    expect(await leadOf(line)).toMatchObject({ waitingReason: 'REDIAL' });
    await end(line);
    await wait(line);
    expect(line.dialed()).toHaveLength(2);
  });

  it('is not made when a member joined the call or called in the meantime [AG-13]', async () => {
    const joined = await dialed();
    await joined.answer();
    const { id } = await joined.call();
    expect(await outcome(exchange.fd, await owner(joined), 'joinCall', { id, mode: 'TAKEOVER' })).toBe('ok');
    await joined.hangUp('voicemail');
    expect(await leadOf(joined)).toMatchObject({ waitingReason: null });
    const called = await dialed();
    await called.hangUp('customer-busy');
    const { id: leadId } = await leadOf(called);
    expect(await outcome(exchange.fd, await owner(called), 'startCall', { leadId })).toBe('ok');
    await called.drain();
    await called.hangUp('customer-busy');
    for (const line of [joined, called]) await wait(line, 200);
    expect([joined.dialed().length, called.dialed().length]).toEqual([1, 2]);
  });

  it('is suppressed, and shown to members, at a limit of the workspace [AG-13]', async () => {
    const line = await dialed();
    await line.hangUp('customer-busy');
    await setLimits(exchange.fd, line.workspace, { ...SPACING, dailyPerWorkspace: 1 });
    await wait(line);
    expect(line.dialed()).toHaveLength(1);
    expect(await leadOf(line)).toMatchObject({ suppressedReason: 'WORKSPACE_DAILY_LIMIT', waitingReason: null });
  });

  it('waits for the contact window, and the lead shows when it opens [AG-12] [AG-13]', async () => {
    const line = await dialed();
    const now = exchange.fd.services.clock();
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    // The contact window is closed when the next call is due, regardless of the time at which the test runs.
    const callFrom = minute >= 720 ? minute - 700 : minute + 600;
    await setLimits(exchange.fd, line.workspace, { ...SPACING, callFrom, callUntil: callFrom + 60 });
    await line.hangUp('customer-busy');
    const { contactAt } = await leadOf(line);
    expect(contactAt!.getUTCHours() * 60 + contactAt!.getUTCMinutes()).toBe(callFrom);
    await wait(line);
    expect(line.dialed()).toHaveLength(1);
    exchange.fd.advance({
      minutes: Math.ceil((contactAt!.getTime() - exchange.fd.services.clock().getTime()) / 60_000),
    });
    await line.drain();
    expect(line.dialed()).toHaveLength(2);
  });
});

describe('after the last unanswered call', () => {
  const exhaust = async (line: VoiceLine) => {
    for (let round = 0; round < 4; round += 1) {
      if (line.onTheLine().status !== 'ended') await line.hangUp('customer-busy');
      await wait(line);
    }
    expect(line.dialed()).toHaveLength(2);
  };
  const notices = (line: VoiceLine) =>
    rows<{ subject_id: string }>(
      exchange.fd,
      "select subject_id from notifications where workspace_id = $1 and kind = 'LEAD_UNREACHED'",
      [line.workspace.id],
    );

  it('members are notified once, and the lead shows that it was not reached [AG-13]', async () => {
    const line = await dialed({ dialAttempts: 2 });
    await exhaust(line);
    const lead = await leadOf(line);
    expect(lead).toMatchObject({ waitingReason: null, unreachedAt: expect.any(Date), status: 'NEW' });
    expect(await notices(line)).toEqual([{ subject_id: lead.id }]);
    await callIn(line);
    expect(await leadOf(line)).toMatchObject({ unreachedAt: null, status: 'CONTACTED' });
  });

  it('the lead is marked as lost if the policy requires it [AG-13]', async () => {
    const line = await dialed({ dialAttempts: 2, whenUnreached: 'MARK_LOST' });
    await exhaust(line);
    expect(await leadOf(line)).toMatchObject({ status: 'LOST', unreachedAt: expect.any(Date) });
    expect(await notices(line)).toEqual([]);
  });
});

describe('a voicemail', () => {
  it.each([
    ['voicemail', 'NOT_REACHED', 'CONTACTED'],
    // Precondition: a person with the same answers qualifies.
    ['customer-ended-call', 'QUALIFIED', 'QUALIFIED'],
  ])('never qualifies a lead: %s [AG-13]', async (reason, callOutcome, status) => {
    const line = await dialed({ dialAttempts: 1 });
    await line.answer();
    const { id } = await line.call();
    const state = readState(null, {
      graphVersionId: '',
      now: exchange.fd.services.clock().toISOString(),
      language: 'en',
    });
    const memory = JSON.parse(JSON.stringify({ ...state, episode: { ...state.episode, outcome: 'QUALIFIED' } }));
    await line.db.write((tx) => tx.call.updateMany({ where: { id }, data: { memory } }));
    await line.hangUp(reason);
    const call = await line.call();
    expect(call).toMatchObject({ outcome: callOutcome });
    expect(call.memory === null).toBe(reason === 'voicemail');
    expect(await leadOf(line)).toMatchObject({ status });
  });

  it('hears the message of the policy, and ends the call [AG-13]', async () => {
    const line = await openVoiceLine(exchange);
    const input = { ...LIMITS, dialPolicy: POLICY };
    expect(await outcome(exchange.fd, await owner(line), 'updateOutreachLimits', input)).toBe('ok');
    const phone = someone();
    exchange.simulators.vapi.leaveUnanswered(phone, 'voicemail');
    await mutate(exchange.fd, await owner(line), 'createLead', { name: 'Nora New', phone, consent: true });
    await line.drain();
    await line.drain();
    expect(await line.call()).toMatchObject({ state: 'ENDED', unansweredReason: 'VOICEMAIL' });
    const spoken = await line.db.read((tx) => tx.transcriptTurn.findMany({ where: { role: 'AGENT' } }));
    expect(spoken).toMatchObject([{ text: 'Please call us back.' }]);
    const query =
      '{ calls(first: 5) { edges { node { unansweredReason lead { waitingReason contactAt unreachedAt } } } } }';
    const { calls } = await as(exchange.fd, await owner(line)).ok(query);
    expect(calls.edges).toEqual([
      {
        node: {
          unansweredReason: 'VOICEMAIL',
          lead: { waitingReason: 'REDIAL', contactAt: expect.any(String), unreachedAt: null },
        },
      },
    ]);
  });
});

describe('the dial policy', () => {
  it('has defaults, is changed by members who set the limits, and stays unchanged without one [AG-13]', async () => {
    const line = await openVoiceLine(exchange);
    const read = async () => {
      const query = '{ outreachLimits { dialPolicy { attempts spacingMinutes voicemailMessage whenUnreached } } }';
      return (await as(exchange.fd, await owner(line)).ok(query)).outreachLimits.dialPolicy;
    };
    const update = async (input: object) => mutate(exchange.fd, await owner(line), 'updateOutreachLimits', input);
    expect(await read()).toEqual({ attempts: 3, spacingMinutes: 120, voicemailMessage: '', whenUnreached: 'NOTIFY' });
    await update({ ...LIMITS, dialPolicy: POLICY });
    await update(LIMITS);
    expect(await read()).toEqual(POLICY);
  });

  it.each([
    ['attempts', { attempts: 11 }],
    ['attempts', { attempts: 0 }],
    ['spacingMinutes', { spacingMinutes: 4 }],
    ['voicemailMessage', { voicemailMessage: 'x'.repeat(501) }],
  ])('refuses %s out of range: %j [AG-13]', async (field, change) => {
    const line = await openVoiceLine(exchange);
    const input = { ...LIMITS, dialPolicy: { ...POLICY, ...change } };
    expect(await mutate(exchange.fd, await owner(line), 'updateOutreachLimits', input)).toMatchObject({
      code: 'DIAL_POLICY_INVALID',
      field: `dialPolicy.${field}`,
    });
  });
});
