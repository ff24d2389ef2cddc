import { PLAN_FEATURE_KEYS } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import {
  type BuiltWorkspace,
  buildMember,
  buildUser,
  type Member,
  type Person,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildInvoice } from '../../../../test/testkit/invoices.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import type { EmailContent } from '../../../email/email.ts';
import { issueInvoicesJob } from './jobs/issue-invoices-job.ts';
import { checkUnpaid } from './unpaid-invoices.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
/** Subscription of Acme with a grace period of 14 days, and its unpaid invoice. There is no default plan. */
let subscriptionId: string;
let invoiceId: string;
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(
    fd,
    'truncate endpoint_weights, plans, plan_versions, payment_prices, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses, archived_invoices',
  );
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
  const planVersionId = await buildPlanVersion(fd);
  subscriptionId = await buildSubscription(fd, acme, { planVersionId });
  invoiceId = await buildInvoice(fd, acme, { subscriptionId, dueAt: inDays(0) });
});
afterAll(() => fd.close());

const inDays = (days: number) => new Date(fd.services.clock().getTime() + days * 86_400_000);
const runJob = (billing: 'MANUAL' | 'OFF' = 'MANUAL') =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads neither its payload nor its helpers.
  issueInvoicesJob({ ...fd.services, billing })({}, {} as never);
const afterDays = async (days: number) => {
  fd.advance({ days });
  await runJob();
};
const owner = () => signedInAgain(fd, acme.owner);
const admin = () => signedInAgain(fd, pia);
const planOf = async (who: Caller) =>
  (await as(fd, who).ok('{ entitlements { planName status features limits { meter included mode } } }')).entitlements;
const statusNow = async () => (await planOf(await owner())).status;
const noticeOf = async (who: Caller) =>
  (
    await as(fd, who).ok(
      '{ billingNotice { status isRestricted changesAt overdueInvoices { id totalMinor currency dueAt } } }',
    )
  ).billingNotice;
const emails = async () => {
  const jobs = await rows<{ payload: { sealed: string } }>(
    fd,
    "select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send_mail' order by j.id",
  );
  const opened = await Promise.all(
    jobs.map(({ payload }) => fd.services.sealer.open<EmailContent | null>(payload.sealed)),
  );
  return opened.filter((mail) => mail?.action?.url.endsWith(`/admin/${acme.slug}/billing`));
};
const changes = () =>
  rows(
    fd,
    "select before ->> 'status' as before, after ->> 'status' as after, actor_label as by from audit_events where workspace_id = $1 and name = 'subscription.status_changed' order by id",
    [acme.id],
  );
const invite = async () => {
  const input = { email: `guest${fd.services.clock().getTime()}@people.test`, role: 'viewer', policies: [] };
  return outcome(fd, await owner(), 'inviteMember', input);
};

describe('an unpaid invoice [BL-11]', () => {
  it('makes the subscription past due, restricts it after the grace period and cancels it 60 days later', async () => {
    expect(await statusNow()).toBe('ACTIVE');
    await runJob();
    expect(await planOf(await owner())).toMatchObject({ status: 'PAST_DUE', limits: [] });
    expect(await invite()).toBe('ok');
    await afterDays(13.9);
    expect(await statusNow()).toBe('PAST_DUE');
    await afterDays(0.1);
    const restricted = await planOf(await owner());
    expect(restricted).toMatchObject({ planName: 'Starter', status: 'RESTRICTED', features: [] });
    expect(restricted.limits).toContainEqual({ meter: 'AI_CONVERSATIONS', included: 0, mode: 'HARD' });
    expect(await invite()).toBe('PLAN_LIMIT_REACHED');
    await afterDays(59.9);
    expect(await statusNow()).toBe('RESTRICTED');
    await afterDays(0.1);
    expect(await planOf(await owner())).toMatchObject({ status: 'CANCELED', features: [] });
    expect(await invite()).toBe('PLAN_LIMIT_REACHED');
    expect(await changes()).toEqual([
      { before: 'ACTIVE', after: 'PAST_DUE', by: 'Billing' },
      { before: 'PAST_DUE', after: 'RESTRICTED', by: 'Billing' },
      { before: 'RESTRICTED', after: 'CANCELED', by: 'Billing' },
    ]);
    expect(await planOf(await signedInAgain(fd, globex.owner))).toMatchObject({ status: null });
  });

  it('leaves the default plan after the cancellation, until a global admin gives a plan again', async () => {
    await buildPlanVersion(fd, { name: 'Free', features: ['campaigns'], isDefault: true });
    await runJob();
    await afterDays(14);
    expect(await planOf(await owner())).toMatchObject({ planName: 'Starter', status: 'RESTRICTED', features: [] });
    await afterDays(60);
    expect(await planOf(await owner())).toMatchObject({
      planName: 'Free',
      status: 'CANCELED',
      features: ['CAMPAIGNS'],
    });
    fd.advance({ minutes: 1 });
    const input = { workspace: acme.slug, planVersionId: await buildPlanVersion(fd), interval: 'MONTH' };
    expect(await outcome(fd, await admin(), 'createManualSubscription', input)).toBe('ok');
    expect(await planOf(await owner())).toMatchObject({
      status: 'ACTIVE',
      features: Array.from(PLAN_FEATURE_KEYS, (key) => key.toUpperCase()),
    });
  });

  it('gives the whole grace period after an interruption of the job', async () => {
    await afterDays(100);
    expect(await statusNow()).toBe('PAST_DUE');
    await afterDays(13);
    expect(await statusNow()).toBe('PAST_DUE');
    await afterDays(90);
    expect(await statusNow()).toBe('RESTRICTED');
  });

  it('changes nothing before its due date, with billing off, or for another subscription', async () => {
    await rows(fd, 'truncate invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses');
    await buildInvoice(fd, acme, { subscriptionId, dueAt: inDays(1) });
    await buildInvoice(fd, acme, { dueAt: inDays(-1) });
    await runJob();
    expect(await statusNow()).toBe('ACTIVE');
    fd.advance({ days: 1 });
    await runJob('OFF');
    expect(await statusNow()).toBe('ACTIVE');
    await runJob();
    expect(await statusNow()).toBe('PAST_DUE');
  });

  it('is applied once by concurrent jobs, and leaves nothing behind if the transaction is rolled back', async () => {
    const workspace = fd.services.database.forWorkspace(acme.id);
    const killed = workspace.write(async (tx) => {
      await checkUnpaid(tx, fd.services, subscriptionId);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(await statusNow()).toBe('ACTIVE');
    expect([await changes(), await emails()]).toEqual([[], []]);
    await Promise.all([runJob(), runJob(), runJob()]);
    expect([(await changes()).length, (await emails()).length]).toEqual([1, 1]);
  });
});

describe('the payment of the unpaid invoices', () => {
  it.each([
    ['markInvoicePaid', 'PAST_DUE', 0],
    ['voidInvoice', 'PAST_DUE', 0],
    ['markInvoicePaid', 'RESTRICTED', 14],
  ])('makes the subscription active immediately: %s with the status %s', async (mutation, status, days) => {
    await runJob();
    await afterDays(days);
    expect(await statusNow()).toBe(status);
    expect(await outcome(fd, await admin(), mutation, { id: invoiceId, reason: 'Transfer' })).toBe('ok');
    expect(await planOf(await owner())).toMatchObject({ status: 'ACTIVE', limits: [] });
    expect(await invite()).toBe('ok');
    expect((await changes()).at(-1)).toEqual({ before: status, after: 'ACTIVE', by: 'Pia Platform' });
    await runJob();
    expect(await statusNow()).toBe('ACTIVE');
  });

  it('requires all of them, also if two are paid concurrently', async () => {
    const other = await buildInvoice(fd, acme, { subscriptionId, periodStart: inDays(-60), dueAt: inDays(0) });
    const third = await buildInvoice(fd, acme, { subscriptionId, periodStart: inDays(-90), dueAt: inDays(0) });
    await runJob();
    const who = await admin();
    const pay = (id: string) => outcome(fd, who, 'markInvoicePaid', { id, reason: 'Transfer' });
    expect(await pay(invoiceId)).toBe('ok');
    expect(await statusNow()).toBe('PAST_DUE');
    expect(await Promise.all([pay(other), pay(third), runJob()])).toEqual(['ok', 'ok', undefined]);
    expect(await statusNow()).toBe('ACTIVE');
  });

  it('does not undo a cancellation', async () => {
    await runJob();
    await afterDays(14);
    await afterDays(60);
    expect(await outcome(fd, await admin(), 'markInvoicePaid', { id: invoiceId, reason: 'Transfer' })).toBe('ok');
    expect(await statusNow()).toBe('CANCELED');
  });
});

describe('reminders of unpaid invoices', () => {
  it('are sent to members with billing.manage on days 0, 3, 7 and 13, once each', async () => {
    await buildMember(fd, acme, { role: 'admin' });
    const ben = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'billing.manage' }] });
    const counts: number[] = [];
    await runJob();
    for (let day = 0; day <= 20; day += 1) {
      await runJob();
      counts.push((await emails()).length / 2);
      fd.advance({ days: 1 });
    }
    expect(counts).toEqual([1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4]);
    const sent = await emails();
    expect(new Set(sent.map((mail) => mail?.to))).toEqual(new Set([acme.owner.email, ben.email]));
    expect(sent[0]?.paragraphs.join(' ')).toMatch(/TEST-\d+-\d+: €49\.00, due on .* If they are not paid by /u);
  });

  it('are sent only once for days that an interruption covered', async () => {
    await runJob();
    await afterDays(8);
    expect(await emails()).toHaveLength(2);
  });
});

describe('the notice of unpaid invoices', () => {
  /** A time in some days, without the seconds that the test needs. */
  const about = (days: number) => expect.stringContaining(inDays(days).toISOString().slice(0, 13));

  it('shows the status to each member, and the invoices only with billing.read', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await noticeOf(mia)).toBeNull();
    await runJob();
    const changesAt = about(14);
    const notice = { status: 'PAST_DUE', isRestricted: false, changesAt };
    expect(await noticeOf(mia)).toEqual({ ...notice, overdueInvoices: null });
    expect(await noticeOf(acme.owner)).toMatchObject({
      ...notice,
      overdueInvoices: [{ id: invoiceId, totalMinor: 4900, currency: 'EUR' }],
    });
    expect(await noticeOf(globex.owner)).toBeNull();
    await afterDays(14);
    const restricted = { status: 'RESTRICTED', isRestricted: true, changesAt: about(60) };
    expect(await noticeOf(await signedInAgain(fd, mia))).toEqual({ ...restricted, overdueInvoices: null });
    await afterDays(60);
    const canceled = { status: 'CANCELED', isRestricted: true, changesAt: null };
    expect(await noticeOf(await signedInAgain(fd, mia))).toEqual({ ...canceled, overdueInvoices: null });
  });
});

describe('the invoices of a deleted workspace [BL-06]', () => {
  const list =
    'query ($status: InvoiceStatus) { platformInvoices(first: 10, status: $status) { totalCount nodes { id workspaceName workspaceSlug workspaceDeletedAt invoice { number status totalMinor payerName lines { position kind units share unitPriceMinor amountMinor } } } } }';
  const invoices = async (status: string | null = null) =>
    (await as(fd, await admin()).ok(list, { status })).platformInvoices;
  const remove = () => outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug });

  it('are kept unchanged for global admins, between those of other workspaces', async () => {
    fd.advance({ minutes: 1 });
    const other = await buildInvoice(fd, globex);
    const before = await invoices();
    expect(before.nodes.map(({ id }: { id: string }) => id)).toEqual([other, invoiceId]);
    acme.owner = { ...acme.owner, ...(await owner()) };
    expect(await remove()).toBe('ok');
    const after = await invoices();
    expect(after.nodes[1].workspaceDeletedAt).not.toBeNull();
    const kept = { ...after, nodes: [after.nodes[0], { ...after.nodes[1], workspaceDeletedAt: null }] };
    expect(kept).toEqual(before);
    expect(await rows(fd, 'select from invoices where workspace_id = $1', [acme.id])).toHaveLength(0);
  });

  it('are marked as paid or void by a global admin once, and otherwise do not change', async () => {
    expect(await remove()).toBe('ok');
    const pay = () => outcome(fd, pia, 'markInvoicePaid', { id: invoiceId, reason: 'Transfer' });
    expect(await outcome(fd, globex.owner, 'markInvoicePaid', { id: invoiceId, reason: 'x' })).toBe('FORBIDDEN');
    expect((await Promise.all([pay(), pay()])).sort()).toEqual(['INVOICE_NOT_OPEN', 'ok']);
    expect((await invoices('PAID')).totalCount).toBe(1);
    const logged = "select name from platform_events where subject_id = $1 and name like 'archived_invoice%'";
    expect(await rows(fd, logged, [invoiceId])).toEqual([{ name: 'archived_invoice.paid' }]);
    const change = fd.services.database.system.prisma.archivedInvoice.updateMany({ data: { totalMinor: 1 } });
    await expect(change).rejects.toThrow('an issued invoice does not change');
  });

  it('have the status of a payment that is concurrent with the deletion', async () => {
    const [paid, deleted] = await Promise.all([
      outcome(fd, pia, 'markInvoicePaid', { id: invoiceId, reason: 'Transfer' }),
      remove(),
    ]);
    expect([paid, deleted]).toEqual(['ok', 'ok']);
    expect(await rows(fd, 'select status from archived_invoices')).toEqual([{ status: 'PAID' }]);
  });

  it('are not lost if a workspace is deleted outside of its own transaction', async () => {
    const deletion = rows(fd, 'delete from workspaces where workspace_id = $1', [acme.id]);
    await expect(deletion).rejects.toThrow('a workspace is deleted in its own transaction');
    expect(await rows(fd, 'select from invoices')).toHaveLength(1);
  });
});
