import { describe, expect, it } from '@jest/globals';
import {
  canConvertTo,
  ENVIRONMENT_CONTROLS,
  ENVIRONMENT_WARNING_CODES,
  ENVIRONMENTS,
  environmentWarnings,
  idleMinutesIn,
} from '../src/index.ts';

describe('the settings of an environment', () => {
  it('have the shortest idle timeout in production [AM-23] [AM-24]', () => {
    expect(ENVIRONMENTS.map((environment) => idleMinutesIn(environment))).toEqual([15, 8 * 60, 24 * 60]);
  });

  it.each(ENVIRONMENTS)('keep a configured value within the range of %s', (environment) => {
    const { usual, least, most } = ENVIRONMENT_CONTROLS[environment].idleMinutes;
    expect(least).toBeLessThanOrEqual(usual);
    expect(usual).toBeLessThanOrEqual(most);
    expect(idleMinutesIn(environment, 1)).toBe(least);
    expect(idleMinutesIn(environment, least + 1)).toBe(least + 1);
    expect(idleMinutesIn(environment, 1_000_000)).toBe(most);
  });

  it('allow conversion between staging and production only [AM-25] [AM-27]', () => {
    const pairs = ENVIRONMENTS.flatMap((from) => ENVIRONMENTS.map((to) => [from, to] as const));
    expect(pairs.filter(([from, to]) => canConvertTo(from, to))).toEqual([
      ['PRODUCTION', 'STAGING'],
      ['STAGING', 'PRODUCTION'],
    ]);
  });
});

describe('the effects of a conversion', () => {
  it('are shown in both directions, each the opposite of the other [AM-29] [AM-30]', () => {
    const up = environmentWarnings('STAGING', 'PRODUCTION');
    const down = environmentWarnings('PRODUCTION', 'STAGING');
    expect(up.map(({ code }) => code)).toEqual(ENVIRONMENT_WARNING_CODES);
    expect(up.every(({ effect }) => effect === 'STRICTER')).toBe(true);
    expect(down.every(({ effect }) => effect === 'RELAXED')).toBe(true);
    for (const [index, { before, after }] of up.entries())
      expect(down[index]).toMatchObject({ before: after, after: before });
  });

  it('include the configured idle timeout [AM-28]', () => {
    const of = (idleMinutes: number) =>
      environmentWarnings('STAGING', 'PRODUCTION', { idleMinutes }).find(({ code }) => code === 'IDLE_TIMEOUT');
    expect(of(60)).toMatchObject({ before: '1 hour', after: '15 minutes' });
    // Ten minutes are allowed in both environments, so there is no warning.
    expect(of(10)).toBeUndefined();
  });

  it('are empty without a change', () => {
    for (const environment of ENVIRONMENTS) expect(environmentWarnings(environment, environment)).toEqual([]);
  });
});
