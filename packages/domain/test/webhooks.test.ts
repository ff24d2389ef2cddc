import { describe, expect, it } from '@jest/globals';
import { isFilterPath, matchesFilter, RETRY_DELAYS_MS, WEBHOOK_LIMITS } from '../src/index.ts';
import { webhookExample } from '../src/webhook-examples.ts';
import { WEBHOOK_DATA, webhookPayload } from '../src/webhook-payloads.ts';

const NAMES = Object.keys(WEBHOOK_DATA) as (keyof typeof WEBHOOK_DATA)[];

it.each(NAMES)('%s has an example that matches it, and is small enough', (name) => {
  const example = webhookExample(name);
  expect(webhookPayload(name).parse(example)).toEqual(example);
  expect(JSON.stringify(example).length).toBeLessThan(WEBHOOK_LIMITS.payloadBytes);
});

it('retries for three days, as the specification requires', () => {
  expect(RETRY_DELAYS_MS.map((ms) => ms / 1000)).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
});

describe('a filter', () => {
  const data = { lead: { status: 'NEW', email: null, tags: ['vip'] }, count: 3 };
  const one = (path: string, operator: 'EQUALS' | 'NOT_EQUALS' | 'CONTAINS' | 'EXISTS', value = '') => ({
    path,
    operator,
    value,
  });

  it.each([
    [one('lead.status', 'EQUALS', 'NEW'), true],
    [one('lead.status', 'EQUALS', 'LOST'), false],
    [one('lead.status', 'NOT_EQUALS', 'LOST'), true],
    [one('lead.status', 'CONTAINS', 'NE'), true],
    [one('lead.tags', 'CONTAINS', 'vip'), true],
    [one('lead.tags', 'CONTAINS', 'vi'), false],
    [one('lead.email', 'EXISTS'), false],
    [one('lead.status', 'EXISTS'), true],
    [one('count', 'EQUALS', '3'), true],
    [one('lead.status.length', 'EXISTS'), false],
    [one('constructor.name', 'EXISTS'), false],
  ])('%j: %s', (condition, holds) => {
    expect(matchesFilter({ match: 'ALL', conditions: [condition] }, data)).toBe(holds);
  });

  it('combines its conditions with AND, and accepts everything without any', () => {
    const [yes, no] = [one('count', 'EQUALS', '3'), one('count', 'EQUALS', '4')];
    expect(matchesFilter({ match: 'ALL', conditions: [yes, no] }, data)).toBe(false);
    expect(matchesFilter({ match: 'ANY', conditions: [yes, no] }, data)).toBe(true);
    expect(matchesFilter({ match: 'ANY', conditions: [] }, data)).toBe(true);
  });

  it('distinguishes a valid path from an invalid one', () => {
    expect(['lead.status', 'a', 'a_b.c1'].every(isFilterPath)).toBe(true);
    expect(['', '.', 'a.', '__proto__', 'a b', 'a[0]', 'a.b.c.d.e.f.g'].some(isFilterPath)).toBe(false);
  });
});
