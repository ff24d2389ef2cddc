import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, buildVisitor } from '../../../../test/testkit/build.ts';
import { startFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { setLimits } from '../../../../test/testkit/outreach.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { openVoiceLine, startCallExchange, type VoiceLine } from '../../../../test/testkit/voice.ts';
import { callJobs } from '../../calls/calls/index.ts';

let exchange: Awaited<ReturnType<typeof startCallExchange>>;
beforeAll(async () => {
  exchange = await startCallExchange();
});
afterAll(() => exchange.close());

const LEADS = '{ leads(first: 50) { edges { node { phone status suppressedKind suppressedReason suppressedAt } } } }';
const leadsOf = async (line: VoiceLine) =>
  (await as(exchange.fd, line.owner).ok(LEADS)).leads.edges.map(({ node }: { node: object }) => node);
const reasonsOf = async (line: VoiceLine) =>
  (await line.db.read((tx) => tx.lead.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }))).map(
    ({ suppressedReason }) => suppressedReason,
  );
const dialedNumbers = (line: VoiceLine) => line.dialed().map(({ customer }) => customer.number);

const submit = (line: VoiceLine, phone: string, visitor: object = buildVisitor()) =>
  mutate(
    exchange.fd,
    visitor,
    'submitForm',
    { name: 'Vera Visitor', phone, consent: true, slug: line.workspace.slug },
    'workspaceName',
  );

/** Runs the jobs of all new leads concurrently, distributed over the workers. */
async function dialConcurrently(line: VoiceLine, workers = [line.services]) {
  const jobs = await rows<{ payload: object }>(
    exchange.fd,
    `delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = 'dial_lead' and j.payload ->> 'workspaceId' = $1 returning j.payload`,
    [line.workspace.id],
  );
  const lists = workers.map(callJobs);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this task does not use its helpers, so an empty object can replace them.
  await Promise.all(jobs.map(async ({ payload }, at) => lists[at % lists.length]?.dial_lead?.(payload, {} as never)));
}

describe('numbers that a form may cause to be dialed', () => {
  it.each([
    ['a satellite number', '+8821612345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['an international premium rate number', '+979123456789', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['a premium rate number of North America', '+19005551234', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['a premium rate number of the own country', '+449012345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['a personal number of the own country', '+447012345678', 'NUMBER_TYPE_NOT_ALLOWED'],
    ['a number of another country', '+5352123456', 'COUNTRY_NOT_ALLOWED'],
    ['a number of Jersey, which shares the calling code', '+447797712345', 'COUNTRY_NOT_ALLOWED'],
  ])('keeps the lead with %s and does not dial it [S2]', async (_what, phone, reason) => {
    const line = await openVoiceLine(exchange);
    const thanks = await submit(line, phone);
    const allowed = someone();
    expect(await submit(line, allowed)).toEqual(thanks);
    await line.drain();
    // Precondition: an allowed phone number is dialed.
    expect(dialedNumbers(line)).toEqual([allowed]);
    const suppressed = { suppressedKind: 'CALL', suppressedReason: reason, suppressedAt: expect.any(String) };
    const none = { suppressedKind: null, suppressedReason: null, suppressedAt: null };
    expect(await leadsOf(line)).toEqual([
      { phone: allowed, status: 'NEW', ...none },
      { phone, status: 'NEW', ...suppressed },
    ]);
    expect(await line.calls()).toHaveLength(1);
  });

  it('dials another country once the workspace allows it [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { otherCountries: ['FR'] });
    await submit(line, '+33612345678');
    await submit(line, '+5352123456');
    await line.drain();
    expect(dialedNumbers(line)).toEqual(['+33612345678']);
  });

  it('checks again right before the provider request, and dials the admitted number [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { otherCountries: ['FR'] });
    await submit(line, '+33612345678');
    await dialConcurrently(line);
    await setLimits(exchange.fd, line.workspace, { otherCountries: [] });
    await line.drain();
    expect(await line.call()).toMatchObject({ state: 'SUPPRESSED', activePhone: null });
    const phone = someone();
    await submit(line, phone);
    await dialConcurrently(line);
    await line.db.write((tx) => tx.contact.updateMany({ where: { phone }, data: { phone: '+5352123456' } }));
    await line.drain();
    expect(dialedNumbers(line)).toEqual([phone]);
  });
});

describe('how often a form may cause a call', () => {
  it('has one call in progress for three forms with one number, claimed by two processes concurrently [S2]', async () => {
    const line = await openVoiceLine(exchange);
    const other = await startFrontdesk({ beside: exchange.fd });
    const phone = someone();
    const answers = await Promise.all([1, 2, 3].map(() => submit(line, phone)));
    expect(answers.map((one) => one.outcome)).toEqual(['ok', 'ok', 'ok']);
    await dialConcurrently(line, [line.services, other.services]);
    await line.drain();
    await other.close();
    expect(dialedNumbers(line)).toEqual([phone]);
    expect(await line.calls()).toMatchObject([{ activePhone: phone, endedAt: null }]);
    expect((await reasonsOf(line)).sort()).toEqual(['CALL_RUNNING', 'CALL_RUNNING', null]);
  });

  it('refuses in the database a second call in progress with one number [S2]', async () => {
    const line = await openVoiceLine(exchange);
    const phone = someone();
    await submit(line, phone);
    await line.drain();
    const { contactId } = await line.call();
    const again = { workspaceId: line.workspace.id, contactId, direction: 'OUTBOUND', createdAt: new Date() };
    const insert = (activePhone: string | null) =>
      line.db.write((tx) => tx.call.create({ data: { ...again, activePhone } }));
    await expect(insert(phone)).rejects.toThrow(/Unique constraint/);
    // Precondition: a call without the phone number is accepted.
    await insert(null);
  });

  it('waits for the cool-down before the same number is dialed again [S2]', async () => {
    const line = await openVoiceLine(exchange);
    const phone = someone();
    const dialNext = async () => {
      await submit(line, phone);
      await line.drain();
    };
    await dialNext();
    await line.hangUp();
    await dialNext();
    exchange.fd.advance({ minutes: 61 });
    await dialNext();
    expect(await reasonsOf(line)).toEqual([null, 'NUMBER_COOL_DOWN', null]);
    expect(dialedNumbers(line)).toHaveLength(2);
  });

  it('stops at the daily limit of the number, and dials again after 24 hours [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { dailyPerNumber: 2, coolDownMinutes: 1 });
    const phone = someone();
    for (const hours of [1, 1, 23]) {
      await submit(line, phone);
      await line.drain();
      await line.db.write((tx) => tx.call.updateMany({ data: { activePhone: null, activeLeadId: null } }));
      exchange.fd.advance({ hours });
    }
    expect(await reasonsOf(line)).toEqual([null, null, 'NUMBER_DAILY_LIMIT']);
    await submit(line, phone);
    await line.drain();
    expect((await reasonsOf(line)).at(-1)).toBeNull();
  });

  it('dials at most the daily limit of the workspace for many forms that are processed in parallel [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { dailyPerWorkspace: 7 });
    const flood = Array.from({ length: 40 }, () => someone());
    await Promise.all(flood.map((phone) => submit(line, phone)));
    await dialConcurrently(line);
    await line.drain();
    expect(dialedNumbers(line)).toHaveLength(7);
    const reasons = await reasonsOf(line);
    expect(reasons.filter((reason) => reason === 'WORKSPACE_DAILY_LIMIT')).toHaveLength(33);
    expect(await line.calls()).toHaveLength(7);
    const alerts = await line.db.read((tx) => tx.notification.findMany({ where: { kind: 'OUTREACH_SUPPRESSED' } }));
    expect(alerts).toMatchObject([{ memberId: line.owner.memberId, detail: 'WORKSPACE_DAILY_LIMIT' }]);
    const events = await line.db.read((tx) => tx.auditEvent.count({ where: { name: 'lead.outreach_suppressed' } }));
    expect(events).toBe(33);
  });

  it('counts forms of one visitor, an IPv6 address by its /64 [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { dailyPerAddress: 2 });
    for (const from of ['2001:db8:1:1::1', '2001:db8:1:1::2', '2001:db8:1:1:ffff::3', '2001:db8:1:2::1'])
      await submit(line, someone(), { from });
    await dialConcurrently(line);
    expect((await reasonsOf(line)).sort()).toEqual(['ADDRESS_DAILY_LIMIT', null, null, null]);
  });
});

describe('what calls may cost', () => {
  it('reserves an estimate, and replaces it with the cost that the provider reports [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { dailySpendCents: 300 });
    await submit(line, someone());
    await line.drain();
    await line.answer();
    await line.hangUp('customer-ended-call', { cost: 1.5 });
    await submit(line, someone());
    await submit(line, someone());
    await dialConcurrently(line);
    // The reported 150 cents and one estimate of 100 leave less than the next estimate needs.
    expect((await reasonsOf(line)).sort()).toEqual(['SPEND_LIMIT', null, null]);
    const query = '{ outreachLimits { usedAttempts usedSpendCents dailySpendCents } }';
    expect((await as(exchange.fd, line.owner).ok(query)).outreachLimits).toEqual({
      usedAttempts: 2,
      usedSpendCents: 250,
      dailySpendCents: 300,
    });
  });

  it('releases the estimate for a call that the provider never placed [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { dailySpendCents: 100 });
    await submit(line, someone());
    await dialConcurrently(line);
    await line.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: new Date() } }));
    await line.drain();
    // Precondition: the call was not placed.
    expect(await line.call()).toMatchObject({ state: 'SUPPRESSED' });
    await line.db.write((tx) => tx.workspace.updateMany({ data: { agentPausedAt: null } }));
    await submit(line, someone());
    await line.drain();
    expect(await reasonsOf(line)).toEqual([null, null]);
    expect(dialedNumbers(line)).toHaveLength(1);
  });
});

describe('dialing by hand', () => {
  const dialBy = (caller: object, leadId: string) => outcome(exchange.fd, caller, 'startCall', { leadId });

  it('ignores the cool-down and the daily limits for a member, but not for an API key [S2]', async () => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, { dailyPerWorkspace: 1, dailyPerNumber: 1 });
    const phone = someone();
    await submit(line, phone);
    await line.drain();
    await line.hangUp();
    await submit(line, phone);
    await line.drain();
    const { id } = await line.db.read((tx) => tx.lead.findFirstOrThrow({ where: { suppressedAt: { not: null } } }));
    const key = await buildApiKey(exchange.fd, line.workspace, line.owner, { scopes: ['lead.read', 'call.operate'] });
    expect(await dialBy(key, id)).toBe('NUMBER_COOL_DOWN');
    const member = await buildMember(exchange.fd, line.workspace, { role: 'operator' });
    expect(await dialBy(member, id)).toBe('ok');
    expect(await dialBy(member, id)).toBe('CALL_RUNNING');
    // The reason is cleared when a call is placed.
    expect(await reasonsOf(line)).toEqual([null, null]);
  });

  it.each([
    ['the country', '+5352123456', {}, 'COUNTRY_NOT_ALLOWED'],
    ['the type of the number', '+8821612345678', {}, 'NUMBER_TYPE_NOT_ALLOWED'],
    ['the spend limit', someone(), { dailySpendCents: 100 }, 'SPEND_LIMIT'],
  ])('applies %s to a member too [S2]', async (_what, phone, limits, code) => {
    const line = await openVoiceLine(exchange);
    await setLimits(exchange.fd, line.workspace, limits);
    const [first, lead] = [await line.lead(), await line.lead({ phone })];
    // Precondition: an allowed lead is dialed.
    expect(await dialBy(line.owner, first.id)).toBe('ok');
    expect(await dialBy(line.owner, lead.id)).toBe(code);
    expect(await line.calls()).toHaveLength(1);
  });
});
