import type { PlanLimit } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { as } from '../../../../test/testkit/as.ts';
import { buildPlanVersion, buildSubscription } from '../../../../test/testkit/billing.ts';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildUsageEvent, buildUsageHour, rollUp } from '../../../../test/testkit/usage.ts';
import { meter } from '../usage/index.ts';
import { issueInvoicesJob } from './jobs/issue-invoices-job.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  await rows(
    fd,
    'truncate plans, plan_versions, payment_prices, endpoint_weights, subscriptions, invoices, invoice_lines, credit_notes, credit_note_lines, credit_uses, usage_hours, usage_events, billed_usage',
  );
  ({ acme } = await twoWorkspaces(fd));
  await rows(fd, "update workspaces set timezone = 'Europe/Berlin'");
});
afterAll(() => fd.close());

const OVERAGE: PlanLimit = { meter: 'messages_out', included: 1000, mode: 'OVERAGE', unitPriceMinor: '0.25' };
const EUR = { currency: 'EUR', interval: 'MONTH', baseMinor: 4900, perSeatMinor: 0 } as const;
const START = new Date('2025-12-31T23:00:00Z');
const subscribe = async (over: object = {}) =>
  buildSubscription(fd, acme, {
    planVersionId: await buildPlanVersion(fd, { limits: [OVERAGE], prices: [EUR] }),
    startsAt: START,
    ...over,
  });
const issueAt = (time: string) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task reads neither its payload nor its helpers.
  issueInvoicesJob({ ...fd.services, clock: () => new Date(time) })({}, {} as never);
const LINES =
  'currency periodStart periodEnd totalMinor lines { kind units unitPriceMinor amountMinor usage { meter included startsAt endsAt } }';
/** Returns the invoices, oldest first. */
const invoices = async () =>
  (await as(fd, acme.owner).ok(`{ invoices(first: 20) { nodes { ${LINES} } } }`)).invoices.nodes.toReversed();
const used = (time: string, quantity: number, over: object = {}) =>
  buildUsageEvent(fd, acme, { quantity, occurredAt: new Date(time), ...over });
const kinds = (invoice: { lines: { kind: string }[] }) => invoice.lines.map(({ kind }) => kind);

const [FEBRUARY, MARCH, APRIL] = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'] as const;

describe('usage that is recorded after its month was billed [BL-05] [BL-14]', () => {
  it('is charged once by the next invoice, above the included quantity and with the terms of its month', async () => {
    const id = await subscribe();
    await used('2026-01-10T09:00:00Z', 900);
    await issueAt(FEBRUARY);
    await used('2026-01-20T09:00:00Z', 150);
    await used('2026-01-20T10:00:00Z', 500, { traffic: 'SIMULATED' });
    const limits = [{ ...OVERAGE, included: 0, unitPriceMinor: '9' }];
    await rows(fd, 'update subscriptions set overrides = $2 where id = $1', [id, { features: [], limits }]);
    await issueAt(MARCH);
    await rollUp(fd);
    await issueAt(APRIL);
    const [january, february, march] = await invoices();
    expect([january, march].map(kinds)).toEqual([['BASE'], ['BASE']]);
    const usage = { meter: 'MESSAGES_OUT', included: 1000, startsAt: START.toISOString() };
    expect(february.lines).toMatchObject([
      { kind: 'BASE' },
      { kind: 'LATE_USAGE', units: 50, unitPriceMinor: '0.25', amountMinor: 13, usage },
    ]);
  });

  it('is charged like by one invoice, also if it arrives in several months and while invoices are made', async () => {
    await subscribe();
    await used('2026-01-10T09:00:00Z', 1001);
    await Promise.all([issueAt(FEBRUARY), issueAt(FEBRUARY), used('2026-01-11T09:00:00Z', 1), rollUp(fd)]);
    await used('2026-01-12T09:00:00Z', 3);
    await Promise.all([issueAt(MARCH), issueAt(MARCH), used('2026-01-13T09:00:00Z', 5), rollUp(fd)]);
    await issueAt(APRIL);
    const charged = (await invoices()).flatMap(({ lines }: { lines: { kind: string; amountMinor: number }[] }) =>
      lines.filter(({ kind }) => kind !== 'BASE'),
    );
    const sum = charged.reduce((total: number, { amountMinor }: { amountMinor: number }) => total + amountMinor, 0);
    // 10 units above the included quantity cost 2.5.
    expect(sum).toBe(3);
  });

  it('is not charged again if its effect is recorded again', async () => {
    await subscribe();
    await issueAt(FEBRUARY);
    const [key, at] = ['once', '2026-01-20T09:00:00Z'];
    await used(at, 1100, { key });
    await issueAt(MARCH);
    const effect = { meter: 'messages_out', quantity: 1100, key, at: new Date(at), subjectId: acme.id } as const;
    await fd.services.database.forWorkspace(acme.id).write((tx) => meter(tx, effect));
    await issueAt(APRIL);
    expect((await invoices()).map(kinds)).toEqual([['BASE'], ['BASE', 'LATE_USAGE'], ['BASE']]);
  });

  it('has the currency of its month, in an invoice of its own if the currency has changed', async () => {
    const id = await subscribe();
    await issueAt(FEBRUARY);
    await used('2026-01-20T09:00:00Z', 1100);
    const overrides = { features: [], limits: [OVERAGE] };
    const sql = "update subscriptions set price_minor = 100, currency = 'USD', overrides = $2 where id = $1";
    await rows(fd, sql, [id, overrides]);
    await issueAt(MARCH);
    const found = (await invoices()).slice(1);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(expect.objectContaining({ currency: 'USD', totalMinor: 100 }));
    expect(found).toContainEqual(expect.objectContaining({ currency: 'EUR', totalMinor: 25 }));
  });

  it('has an invoice 35 days after the end of the subscription, and the subscription can be extended', async () => {
    const end = new Date('2026-01-31T23:00:00Z');
    const id = await subscribe({ endsAt: end });
    await issueAt(FEBRUARY);
    await used('2026-01-20T09:00:00Z', 1100);
    await issueAt('2026-03-07T22:00:00Z');
    expect((await invoices()).map(kinds)).toEqual([['BASE']]);
    await issueAt('2026-03-07T23:00:00Z');
    await issueAt('2026-03-08T23:00:00Z');
    const periodStart = end.toISOString();
    expect((await invoices()).slice(1)).toMatchObject([
      { periodStart, periodEnd: '2026-03-07T23:00:00.000Z', lines: [{ kind: 'LATE_USAGE', units: 100 }] },
    ]);
    await rows(fd, 'update subscriptions set ends_at = null where id = $1', [id]);
    await issueAt('2026-03-09T00:00:00Z');
    expect((await invoices()).at(-1)).toMatchObject({ periodStart, lines: [{ kind: 'BASE', amountMinor: 4900 }] });
  });

  it('is printed in the PDF file with its month', async () => {
    await subscribe();
    await issueAt(FEBRUARY);
    await buildUsageHour(fd, acme, { hour: new Date('2026-01-20T09:00:00Z'), quantity: 1100 });
    await issueAt(MARCH);
    const [row] = await rows<{ id: string }>(fd, 'select invoice_id as id from invoice_lines where position = 2');
    const { url } = await mutate(fd, acme.owner, 'createInvoiceLink', { id: row?.id as string }, 'url');
    const { rawPayload } = await fd.app.inject({ url: new URL(url as string).pathname });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true });
    const line = 'Late usage of January 2026: Messages sent above 1,000, 1 Jan 2026 to 31 Jan 2026 100 €0.0025';
    expect(text.replaceAll(/\s+/g, ' ')).toContain(line);
  });
});

describe('usage that is recorded more than 35 days after it happened [BL-05]', () => {
  const USAGE =
    'query ($from: String!, $to: String!) { usage(traffic: LIVE, interval: DAY, from: $from, to: $to, meters: [MESSAGES_OUT]) { meters { total uncharged } } }';

  it('is recorded with the reason and never charged, before and after it is summed', async () => {
    await subscribe();
    await issueAt(FEBRUARY);
    await used('2026-01-20T09:00:00Z', 5000, { isTooLate: true });
    await used('2026-01-20T09:30:00Z', 1004);
    await issueAt(MARCH);
    await rollUp(fd);
    await issueAt(APRIL);
    const late = (await invoices()).flatMap(({ lines }: { lines: { kind: string }[] }) =>
      lines.filter(({ kind }) => kind !== 'BASE'),
    );
    expect(late).toMatchObject([{ kind: 'LATE_USAGE', units: 4, amountMinor: 1 }]);
    const { usage } = await as(fd, acme.owner).ok(USAGE, { from: '2026-01-01', to: '2026-01-31' });
    expect(usage.meters).toEqual([{ total: 6004, uncharged: 5000 }]);
  });

  it.each([
    [34, null],
    [36, 'TOO_LATE'],
  ])('is that of an effect of %s days ago: %s', async (days, reason) => {
    const at = new Date(Date.now() - days * 86_400_000);
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => meter(tx, { meter: 'messages_out', quantity: 1, key: 'one', at, subjectId: acme.id }));
    expect(await rows(fd, 'select uncharged_reason as reason from usage_events')).toEqual([{ reason }]);
  });
});
