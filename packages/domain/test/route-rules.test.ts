import { describe, expect, it } from '@jest/globals';
import { chooseRoute, invalidRouteRule, type RouteRule, WEEKDAYS } from '../src/index.ts';

const week = (from: number, until: number, days = [0, 1, 2, 3, 4, 5, 6]) =>
  WEEKDAYS.map((_, day) => (days.includes(day) ? [{ from: from * 60, until: until * 60 }] : []));
const rule = (over: Partial<RouteRule>): RouteRule => ({
  hours: 'ALWAYS',
  weekly: [],
  serviceId: 'day',
  fallbackServiceId: null,
  overflow: 'NEXT',
  ...over,
});
const OPEN = rule({ hours: 'OPEN' });
const CLOSED = rule({ hours: 'CLOSED', serviceId: 'night' });
const TEAM = rule({ serviceId: null, overflow: 'TEAM' });
const on = { at: new Date('2026-11-23T12:00:00Z'), zone: 'Europe/London', isOpen: true };
const all = () => true;

describe('the rules of a number', () => {
  it.each([
    [[OPEN, CLOSED, TEAM], null],
    [[rule({ hours: 'WEEKLY', weekly: week(8, 12) }), rule({ hours: 'WEEKLY', weekly: week(12, 18) }), OPEN], null],
    [[rule({ serviceId: null })], 'NO_TARGET'],
    [[rule({ serviceId: null, overflow: 'TEAM', fallbackServiceId: 'night' })], 'NO_TARGET'],
    [[rule({ fallbackServiceId: 'day' })], 'SAME_FALLBACK'],
    [[rule({ hours: 'WEEKLY', weekly: week(9, 9) })], 'WEEKLY_INVALID'],
    [[rule({ hours: 'WEEKLY', weekly: week(0, 0, []) })], 'WEEKLY_INVALID'],
    [[OPEN, OPEN], 'OVERLAP'],
    [[rule({ hours: 'WEEKLY', weekly: week(8, 12) }), rule({ hours: 'WEEKLY', weekly: week(11, 18, [2]) })], 'OVERLAP'],
    [[TEAM, OPEN], 'UNREACHABLE'],
    [Array.from({ length: 11 }, () => OPEN), 'TOO_MANY'],
  ])('are checked: case %#, %s', (rules, problem) => {
    expect(invalidRouteRule(rules)?.problem ?? null).toBe(problem);
  });

  it.each([
    ['within business hours', { rules: [OPEN, CLOSED] }, { index: 0, serviceId: 'day' }],
    ['outside business hours', { rules: [OPEN, CLOSED], isOpen: false }, { index: 1, serviceId: 'night' }],
    [
      'with a disabled service',
      { rules: [rule({ fallbackServiceId: 'spare' })], off: ['day'] },
      { index: 0, serviceId: 'spare' },
    ],
    ['with a disabled service and a next rule', { rules: [OPEN, TEAM], off: ['day'] }, { index: 1, toTeam: true }],
    ['without an enabled service', { rules: [OPEN], off: ['day'] }, null],
    ['with overflow to the team', { rules: [rule({ overflow: 'TEAM' })], off: ['day'] }, { index: 0, toTeam: true }],
    ['with none that applies', { rules: [CLOSED] }, null],
  ])('lead to a service %s', (_case, given: { rules: RouteRule[]; isOpen?: boolean; off?: string[] }, expected) => {
    const time = { ...on, isOpen: given.isOpen ?? true };
    expect(chooseRoute(given.rules, time, (id) => !given.off?.includes(id))).toEqual(expected);
  });

  it.each([
    // In Berlin the clock moves from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October 2026.
    ['2026-03-29T00:59:00Z', false],
    ['2026-03-29T01:00:00Z', true],
    ['2026-03-29T01:59:00Z', true],
    ['2026-03-29T02:00:00Z', false],
    ['2026-10-25T00:30:00Z', false],
    ['2026-10-25T01:59:00Z', false],
    ['2026-10-25T02:00:00Z', true],
    ['2026-10-25T03:00:00Z', false],
  ])('follow the local time on days on which the clock changes: %s', (at, applies) => {
    const rules = [rule({ hours: 'WEEKLY', weekly: week(3, 4, [6]) })];
    const chosen = chooseRoute(rules, { at: new Date(at), zone: 'Europe/Berlin', isOpen: true }, all);
    expect(chosen !== null).toBe(applies);
  });
});
