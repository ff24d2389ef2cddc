import { ENFORCED_METERS, PLAN_FEATURE_KEYS, SUBSCRIPTION_STATUSES, type SubscriptionStatus } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import { buildUser, PASSWORD, signedInAgain } from '../../../../test/testkit/build.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { openPhone, type Phone, someone } from '../../../../test/testkit/phone.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildConcept } from '../../../../test/testkit/safety.ts';
import { buildUsageHour } from '../../../../test/testkit/usage.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
afterAll(() => fd.close());

const DAY_MS = 86_400_000;

/** Times of a subscription with a grace period of 2 days, in days from now. */
const PERIODS: Readonly<Record<SubscriptionStatus, Readonly<Record<string, number>>>> = {
  SCHEDULED: { startsAt: 1 },
  ACTIVE: { startsAt: -1 },
  PAST_DUE: { startsAt: -9, endsAt: -1 },
  RESTRICTED: { startsAt: -9, pastDueAt: -3, restrictedAt: -1 },
  CANCELED: { startsAt: -90, pastDueAt: -80, restrictedAt: -70, canceledAt: -2, endedAt: -2 },
  EXPIRED: { startsAt: -9, endsAt: -3 },
  ENDED: { startsAt: -9, endedAt: -2 },
  INCOMPLETE: { startsAt: -1, periodEndsAt: 29 },
  TRIALING: { startsAt: -1, periodEndsAt: 13 },
  PAUSED: { startsAt: -20, periodEndsAt: -6 },
};

/** Opens a workspace whose plan includes nothing, in one status of its subscription. */
async function openUsedUp(status: SubscriptionStatus): Promise<Phone> {
  await rows(fd, 'truncate endpoint_weights, plans, plan_versions, payment_prices, subscriptions');
  const limits = ENFORCED_METERS.map((meter) => ({ meter, included: 0, mode: 'HARD' as const }));
  const planVersionId = await buildPlanVersion(fd, { features: [], limits, graceDays: 2, isDefault: true });
  const phone = await openPhone(fd);
  const now = fd.services.clock().getTime();
  const times = Object.entries(PERIODS[status]).map(([key, days]) => [key, new Date(now + days * DAY_MS)]);
  const stripe = { provider: 'STRIPE', providerId: 'sub_1', paymentState: status };
  const payments = 'periodEndsAt' in PERIODS[status] ? stripe : {};
  await buildSubscription(fd, phone.workspace, { planVersionId, ...payments, ...Object.fromEntries(times) });
  const hour = new Date(Math.floor(now / 3_600_000) * 3_600_000);
  await buildUsageHour(fd, phone.workspace, { meter: 'ai_conversations', quantity: 9, hour });
  return phone;
}

const say = async (phone: Phone, number: string, text: string) => {
  expect((await phone.say(number, text)).statusCode).toBe(200);
  fd.advance({ seconds: 5 });
  await phone.drain();
};
const conversationOf = async (phone: Phone, number: string) =>
  phone.db.read((tx) => tx.conversation.findFirstOrThrow({ where: { contact: { phone: number } } }));

describe.each(SUBSCRIPTION_STATUSES)('with a plan that includes nothing and the status %s [BL-20]', (status) => {
  let phone: Phone;
  const owner = () => signedInAgain(fd, phone.owner);
  beforeAll(async () => {
    phone = await openUsedUp(status);
  });

  it('has the status, and refuses new things', async () => {
    const { entitlements } = await as(fd, await owner()).ok('{ entitlements { status features limits { included } } }');
    expect(entitlements).toMatchObject({ status: status === 'ENDED' ? null : status, features: [] });
    expect(entitlements.limits).toHaveLength(ENFORCED_METERS.length);
    const input = { email: 'guest@people.test', role: 'viewer', policies: [] };
    expect(await outcome(fd, await owner(), 'inviteMember', input)).toBe('PLAN_LIMIT_REACHED');
  });

  it('stores inbound messages, hands them to a human, and lets the human reply', async () => {
    const number = someone();
    await say(phone, number, 'Hello');
    const { id, mode } = await conversationOf(phone, number);
    expect(mode).toBe('PAUSED');
    await say(phone, number, 'Are you there?');
    expect(await phone.db.read((tx) => tx.message.count({ where: { conversationId: id, direction: 'IN' } }))).toBe(2);
    const { conversation } = await mutate(fd, await owner(), 'takeOverConversation', { id }, 'conversation { mode }');
    expect(conversation.mode).toBe('HUMAN');
    const sent = phone.fakes.sent.length;
    expect(await outcome(fd, await owner(), 'sendMessage', { conversationId: id, body: 'Yes.' })).toBe('ok');
    await phone.drain();
    expect(phone.fakes.sent).toHaveLength(sent + 1);
  });

  it('stores opt-outs', async () => {
    const number = someone();
    await say(phone, number, 'STOP');
    expect(await phone.db.read((tx) => tx.optOut.count({ where: { contact: { phone: number } } }))).toBe(1);
  });

  it('hands off because of safety rules', async () => {
    await buildConcept(fd, phone.workspace, {
      rule: { outcome: 'HAND_OVER', replyText: 'A colleague will help you.' },
    });
    const number = someone();
    await say(phone, number, 'I want to end my life');
    const { id } = await conversationOf(phone, number);
    const [handoff] = await phone.db.read((tx) => tx.agentHandoff.findMany({ where: { conversationId: id } }));
    expect(handoff?.code).toBe('SAFETY');
  });

  it('allows the kill switch, sign-in, reading, export and deletion', async () => {
    const who = await owner();
    expect([await outcome(fd, who, 'pauseAgent', {}), await outcome(fd, who, 'resumeAgent', {})]).toEqual(['ok', 'ok']);
    const { email } = await buildUser(fd);
    expect(await outcome(fd, {}, 'signIn', { email, password: PASSWORD })).toBe('ok');
    const { conversations } = await as(fd, who).ok('{ conversations(first: 5) { totalCount } }');
    expect(conversations.totalCount).toBeGreaterThan(0);
    expect(await outcome(fd, who, 'exportContacts', {})).toBe('ok');
    const { id } = await buildContact(fd, phone.workspace);
    expect(await outcome(fd, who, 'deleteContact', { id })).toBe('ok');
  });

  it('allows billing itself', async () => {
    const who = await owner();
    await as(fd, who).ok('{ usage(traffic: LIVE, interval: DAY) { meters { total } } manualSubscription { id } }');
    await as(fd, who).ok('{ invoices(first: 5) { totalCount } billingNotice { status } }');
    const payer = { name: 'Acme', address: '1 Main St', country: 'DE', email: 'pay@acme.test' };
    expect(await outcome(fd, who, 'updateBillingAccount', payer)).toBe('ok');
    const pia = await buildUser(fd, { globalRole: 'ADMIN' });
    const [live] = await phone.db.read((tx) => tx.workspaceSubscription.findMany({ where: { endedAt: null } }));
    const planVersionId = await buildPlanVersion(fd, { features: PLAN_FEATURE_KEYS });
    const input = { planVersionId, interval: 'MONTH' };
    const change = live
      ? outcome(fd, pia, 'updateManualSubscription', { id: live.id, ...input })
      : outcome(fd, pia, 'createManualSubscription', { workspace: phone.workspace.slug, ...input });
    // A subscription through Stripe is changed by its payer at Stripe; payments.test.ts.
    expect(await change).toBe(live?.provider === 'STRIPE' ? 'SUBSCRIPTION_AT_STRIPE' : 'ok');
  });
});
