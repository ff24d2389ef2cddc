import { METER_KEYS, type MeterKey } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildMember,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { buildUsageEvent, buildUsageHour, rollUp } from '../../../../test/testkit/usage.ts';
import { snapshotUsageJob } from './index.ts';

let fd: TestFrontdesk;
let now = new Date('2026-11-11T00:00:00Z');
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
  Object.assign(fd.services, { clock: () => now });
});
beforeEach(async () => {
  now = new Date('2026-11-11T00:00:00Z');
  ({ acme, globex } = await twoWorkspaces(fd));
  await inZone('UTC');
});
afterAll(() => fd.close());

const inZone = (zone: string) =>
  rows(fd, 'update workspaces set timezone = $2 where workspace_id = $1', [acme.id, zone]);

const USAGE = `query ($traffic: UsageTraffic!, $interval: UsageInterval!, $from: String, $to: String, $meters: [UsageMeter!]) {
  usage(traffic: $traffic, interval: $interval, from: $from, to: $to, meters: $meters) {
    from to startsAt endsAt previousFrom
    meters { meter kind unit total previousTotal forecast series { startsAt quantity } } } }`;
const withDefaults = (given: object) => ({ traffic: 'LIVE', interval: 'DAY', meters: ['MESSAGES_OUT'], ...given });
const usageOf = async (who: Caller, given: object = {}) => (await as(fd, who).ok(USAGE, withDefaults(given))).usage;
const meterOf = async (who: Caller, given: object = {}) => (await usageOf(who, given)).meters[0];
const refusalOf = (given: object) => as(fd, acme.owner).denied(USAGE, withDefaults(given));

interface Point {
  readonly startsAt: string;
  readonly quantity: number | null;
}
const filled = (series: Point[]) =>
  series.flatMap(({ startsAt, quantity }) => (quantity ? [`${startsAt.slice(0, 16)} ${quantity}`] : []));
const hour = (at: string, quantity: number, meter: MeterKey = 'messages_out') =>
  buildUsageHour(fd, acme, { hour: new Date(at), quantity, meter });

describe('usage', () => {
  it('is visible to members with billing.read only, and to them for their workspace only [WC-27]', async () => {
    await buildUsageEvent(fd, acme, { quantity: 5, occurredAt: new Date('2026-11-10T09:00:00Z') });
    await rollUp(fd);
    const [admin, viewer] = [
      await buildMember(fd, acme, { role: 'admin' }),
      await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'billing.read' }] }),
    ];
    for (const who of [acme.owner, admin, viewer]) expect(await meterOf(who)).toMatchObject({ total: 5 });
    for (const role of ['member', 'operator', 'agent', 'viewer'] as const)
      expect(await as(fd, await buildMember(fd, acme, { role })).denied(USAGE, withDefaults({}))).toBe('FORBIDDEN');
    const denied = await buildMember(fd, acme, { role: 'admin', grants: [{ policy: 'billing.read', effect: 'DENY' }] });
    expect(await as(fd, denied).denied(USAGE, withDefaults({}))).toBe('FORBIDDEN');
    expect(await meterOf(globex.owner)).toMatchObject({ total: 0, series: expect.any(Array) });
  });

  it('returns every meter with its kind and unit, and separates live from simulated usage', async () => {
    await hour('2026-11-10T09:00:00Z', 5);
    await buildUsageHour(fd, acme, { traffic: 'SIMULATED', quantity: 8 });
    const { meters } = await usageOf(acme.owner, { meters: null });
    expect(meters.map(({ meter }: { meter: string }) => meter.toLowerCase())).toEqual(METER_KEYS);
    expect(meters[1]).toMatchObject({ meter: 'MESSAGES_OUT', kind: 'FLOW', unit: 'COUNT', total: 5 });
    expect(meters.at(-1)).toMatchObject({ meter: 'STORAGE_BYTES', kind: 'STOCK', unit: 'BYTES', total: null });
    expect(await meterOf(acme.owner, { traffic: 'SIMULATED' })).toMatchObject({ total: 8 });
  });

  it.each([
    ['UTC', '2026-11-01T00:00:00Z'],
    ['America/New_York', '2026-11-01T04:00:00Z'],
    ['Asia/Kolkata', '2026-10-31T18:30:00Z'],
  ])('has calendar months and days of the time zone %s', async (zone, starts) => {
    await inZone(zone);
    const start = Date.parse(starts);
    const at = (ms: number) => new Date(start + ms);
    await buildUsageEvent(fd, acme, { quantity: 1, occurredAt: at(-1) });
    await buildUsageEvent(fd, acme, { quantity: 2, occurredAt: at(0) });
    await rollUp(fd);
    const november = await usageOf(acme.owner);
    expect(november).toMatchObject({ from: '2026-11-01', to: '2026-11-30', previousFrom: '2026-10-01' });
    expect(Date.parse(november.startsAt)).toBe(start);
    expect(november.meters[0]).toMatchObject({ total: 2 });
    expect(november.meters[0].series).toHaveLength(30);
    expect(filled(november.meters[0].series)).toEqual([`${at(0).toISOString().slice(0, 16)} 2`]);
    const october = await meterOf(acme.owner, { from: '2026-10-01', to: '2026-10-31' });
    expect(october).toMatchObject({ total: 1, series: expect.any(Array) });
    expect(october.series).toHaveLength(31);
  });

  it('has a point for each hour of a day with a clock change, and for each month', async () => {
    await inZone('America/New_York');
    for (const at of ['2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z', '2026-12-01T04:00:00Z']) await hour(at, 1);
    const day = { from: '2026-11-01', to: '2026-11-01', interval: 'HOUR' };
    const { series } = await meterOf(acme.owner, day);
    expect(series).toHaveLength(25);
    expect(filled(series)).toEqual(['2026-11-01T05:00 1', '2026-11-01T06:00 1']);
    const year = await meterOf(acme.owner, { from: '2026-02-10', to: '2026-12-31', interval: 'MONTH' });
    expect(year.series).toHaveLength(11);
    expect(year.series[0].startsAt).toBe('2026-02-10T05:00:00.000Z');
    expect(filled(year.series)).toEqual(['2026-11-01T04:00 3']);
  });

  it('compares a period in progress with the same part of the previous one, and an ended one with all of it', async () => {
    await hour('2026-10-10T23:00:00Z', 10);
    await hour('2026-10-11T00:00:00Z', 100);
    await hour('2026-09-30T23:00:00Z', 1000);
    await hour('2026-11-01T00:00:00Z', 7);
    expect(await meterOf(acme.owner)).toMatchObject({ total: 7, previousTotal: 10 });
    now = new Date('2026-12-01T00:00:00Z');
    const owner = await signedInAgain(fd, acme.owner);
    const november = { from: '2026-11-01', to: '2026-11-30' };
    expect(await meterOf(owner, november)).toMatchObject({ total: 7, previousTotal: 110, forecast: null });
    const week = await usageOf(owner, { from: '2026-11-01', to: '2026-11-22' });
    expect(week).toMatchObject({ previousFrom: '2026-10-10', meters: [{ previousTotal: 110 }] });
  });

  it('has a forecast for a sum from 24 hours after the start until the end of the period', async () => {
    await hour('2026-11-01T00:00:00Z', 12);
    expect(await meterOf(acme.owner)).toMatchObject({ total: 12, forecast: 36 });
    now = new Date('2026-11-02T00:00:00Z');
    expect(await meterOf(acme.owner)).toMatchObject({ forecast: 360 });
    now = new Date('2026-11-01T23:59:59.999Z');
    expect(await meterOf(acme.owner)).toMatchObject({ forecast: null });
    now = new Date('2026-11-11T00:00:00Z');
    expect(await meterOf(acme.owner, { from: '2026-10-01', to: '2026-10-31' })).toMatchObject({ forecast: null });
    await hour('2026-11-01T00:00:00Z', 12, 'contacts');
    expect(await meterOf(acme.owner, { meters: ['CONTACTS'] })).toMatchObject({ total: 12, forecast: null });
  });

  it('of a stock is its last value, measured every hour', async () => {
    await hour('2026-10-31T23:00:00Z', 4, 'contacts');
    await hour('2026-11-03T09:00:00Z', 9, 'contacts');
    await hour('2026-11-03T10:00:00Z', 6, 'contacts');
    const contacts = await meterOf(acme.owner, { meters: ['CONTACTS'] });
    expect(contacts).toMatchObject({ total: 6, previousTotal: null });
    expect(filled(contacts.series)).toEqual(['2026-11-03T00:00 6']);
    expect(contacts.series[0].quantity).toBeNull();
    await snapshotUsageJob(fd.services)();
    const simulated = await meterOf(acme.owner, { meters: ['MEMBERS'], traffic: 'SIMULATED' });
    expect(simulated).toMatchObject({ total: 1 });
    expect(filled(simulated.series)).toEqual(['2026-11-11T00:00 1']);
  });

  it('is refused for a range that is incomplete, reversed, unknown or too long', async () => {
    const range = (from: string | null, to: string | null, interval = 'DAY') => refusalOf({ from, to, interval });
    expect(await range('2026-11-01', null)).toBe('VALIDATION_FAILED');
    expect(await range(null, '2026-11-01')).toBe('VALIDATION_FAILED');
    expect(await range(null, null, 'HOUR')).toBe('VALIDATION_FAILED');
    expect(await range('2026-11-31', '2026-12-01')).toBe('VALIDATION_FAILED');
    expect(await range('2026-11-02', '2026-11-01')).toBe('VALIDATION_FAILED');
    for (const [interval, last, next] of [
      ['HOUR', '2026-01-16', '2026-01-17'],
      ['DAY', '2027-02-04', '2027-02-05'],
      ['MONTH', '2028-03-10', '2028-03-11'],
    ] as const) {
      expect(await range('2026-01-01', next, interval)).toBe('VALIDATION_FAILED');
      const { series } = await meterOf(acme.owner, { from: '2026-01-01', to: last, interval });
      expect(series.length).toBeLessThanOrEqual(400);
    }
  });
});
