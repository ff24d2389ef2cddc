import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICIES } from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTEMPTS, type AttemptLimit, waysTo } from '../src/rate-limiting/catalogue/attempts.ts';
import {
  type Credential,
  GRAPH_ENTRY_POINTS,
  type GraphEntryPoint,
  titleOf,
} from '../src/rate-limiting/catalogue/ways-in.ts';
import { SITE_FACTOR } from '../src/rate-limiting/client-address.ts';
import { ADDRESS_RULES } from '../src/rate-limiting/rate-rules.ts';
import { as, type Caller } from './testkit/as.ts';
import { argumentsOf, attemptOver, codesIn, failingProviders, payloadOf, rulesTakenBy } from './testkit/attempts.ts';
import type { Member } from './testkit/build.ts';
import { clearCounters, pointsOf, setPoints } from './testkit/counters.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { openScene, type Scene } from './testkit/scene.ts';
import { callers, codesThrough, partsOf } from './testkit/ways-in.ts';

const SRC = join(import.meta.dirname, '../src');

let fd: TestFrontdesk;
let address: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  failingProviders(fd);
  address = await fd.listen();
});
afterAll(() => fd.close());

describe('the rules of attempts', () => {
  const sources = globSync('**/*.ts', { cwd: SRC }).filter((file) => !file.endsWith('.test.ts'));
  const taken = new Set(
    sources.flatMap((file) =>
      [...readFileSync(join(SRC, file), 'utf8').matchAll(/rateLimits\s*\.take(?:From)?\('([^']+)'/g)].map(
        ([, rule]) => rule,
      ),
    ),
  );

  it.each(ATTEMPTS.map((limit) => [limit.rule, limit] as const))('have a use: %s', (rule, { cells, through }) => {
    if (!taken.has(rule)) throw new Error(`Nothing takes ${rule}: remove it from rate-rules.ts and attempts.ts.`);
    const routes = Object.entries(cells).filter(([way, cell]) => !way.includes(':') && cell.kind === 'executed');
    expect(through.length + routes.length).toBeGreaterThan(0);
  });

  it('cover every field of the schema that counts attempts', async () => {
    const found = await rulesTakenBy(fd);
    const missing = found.filter(
      ({ rule, field }) => !ATTEMPTS.some((limit) => limit.rule === rule && limit.through.includes(field)),
    );
    if (missing.length > 0)
      throw new Error(
        `Add to \`through\` in src/rate-limiting/catalogue/attempts.ts: ${missing.map(({ rule, field }) => `${field} (${rule})`).join(', ')}.`,
      );
    // Precondition: the samples reach most rules.
    expect(new Set(found.map(({ rule }) => rule)).size).toBeGreaterThan(15);
  });
});

/** A caller for each kind of credential, and another caller whose attempts are counted separately. */
interface Trial {
  readonly scene: Scene;
  readonly who: Readonly<Record<Credential, Caller>>;
  readonly make: () => Promise<Record<string, unknown>>;
  readonly other: { readonly scene: Scene; readonly caller: Caller; readonly make: Trial['make'] };
}

/** Keyed by rule and field. Cached, because each trial creates two workspaces. */
const trials = new Map<string, Promise<Trial>>();
function trialOf(limit: AttemptLimit, field: string): Promise<Trial> {
  const name = `${limit.rule} ${field}`;
  const opened = trials.get(name) ?? openTrial(limit, field);
  trials.set(name, opened);
  return opened;
}

async function openTrial({ rule }: AttemptLimit, field: string): Promise<Trial> {
  const scene = await openScene(fd, 'owner');
  const policies = POLICIES.map(({ key }) => key);
  const all = await callers(fd, { workspace: scene.workspace, owner: scene.person as Member }, policies);
  const make = await argumentsOf(rule, field, scene);
  if (rule === 'sign-in:device') {
    const known = (caller: Caller) => ({ ...caller, cookie: deviceOf(scene) });
    const who = Object.fromEntries(Object.entries(all).map(([name, one]) => [name, known(one)])) as Trial['who'];
    return { scene, who, make, other: { scene, caller: known({}), make } };
  }
  if (rule in ADDRESS_RULES) return { scene, who: all, make, other: { scene, caller: { from: '198.51.100.1' }, make } };
  const beside = rule.endsWith(':member')
    ? { ...scene, person: scene.founder, caller: { ...scene.founder } }
    : await openScene(fd, 'owner');
  return {
    scene,
    who: all,
    make,
    other: { scene: beside, caller: beside.caller, make: await argumentsOf(rule, field, beside) },
  };
}

/** Returns a trusted-device cookie of the founder from another browser. */
const deviceOf = ({ founder }: Scene) =>
  `frontdesk-device=${fd.services.deviceTokens.write(founder.userId, randomUUID())}`;

const attempted = ATTEMPTS.flatMap((limit) => limit.through.map((field) => [limit, field] as const));
/** Tests a rule's first field through every entry point. Other fields of the rule share the counter, so one suffices. */
const reached = attempted.flatMap(([limit, field]) =>
  waysTo(limit, field)
    .slice(0, field === limit.through[0] ? undefined : 1)
    .map((way) => [`${limit.rule}: ${field}, ${titleOf(way)}`, { limit, field, way }] as const),
);

describe('an attempt over its limit', () => {
  it.each(reached)('is refused, and those of others are not: %s', async (_name, { limit, field, way }) => {
    const { rule, rate } = limit;
    const { scene, who, make, other } = await trialOf(limit, field);
    const caller = who[partsOf(way)[1]];
    const attempt = async (more = {}) => attemptOver(scene, { way, caller, field, variables: await make(), ...more });
    await clearCounters(fd);

    expect(codesIn(await attempt())).not.toContain('RATE_LIMITED');
    expect(await pointsOf(fd, rule)).toEqual([1]);
    await setPoints(fd, rule, rate.points - 1);
    expect(codesIn(await attempt())).not.toContain('RATE_LIMITED');
    expect(await pointsOf(fd, rule)).toEqual([rate.points]);

    const over = await attempt();
    const wait = Number(over.errors?.[0]?.extensions.retryAfterSeconds);
    expect({ codes: codesIn(over), status: over.status, retryAfter: over.headers['retry-after'] }).toEqual({
      codes: ['RATE_LIMITED'],
      status: 429,
      retryAfter: String(wait),
    });
    expect(wait).toBeGreaterThan(rate.duration - 60);
    expect(wait).toBeLessThanOrEqual(rate.duration);

    const separate = { way: 'http:session', field, caller: other.caller, variables: await other.make() } as const;
    expect(codesIn(await attemptOver(other.scene, separate))).not.toContain('RATE_LIMITED');
    expect((await pointsOf(fd, rule)).toSorted((a, b) => a - b)).toEqual([1, rate.points + 1]);
  });

  const inOne = reached.filter(([, { way }]) => way.startsWith('http:'));
  it.each(inOne)('is refused as the second attempt of one document: %s', async (_name, { limit, field, way }) => {
    const { scene, who, make } = await trialOf(limit, field);
    const attempt = async (isTwice: boolean) =>
      attemptOver(scene, { way, caller: who[partsOf(way)[1]], field, variables: await make(), isTwice });
    await clearCounters(fd);
    await attempt(false);
    await setPoints(fd, limit.rule, limit.rate.points - 1);
    const { errors = [] } = await attempt(true);
    const refused = errors.filter(({ extensions }) => extensions.code === 'RATE_LIMITED');
    expect(refused.map(({ path }) => path?.[0])).toEqual([expect.stringMatching(`^(again|${field})$`)]);
    expect(await pointsOf(fd, limit.rule)).toEqual([limit.rate.points + 1]);
  });

  it.each(attempted.map(([limit, field]) => [`${limit.rule}: ${field}`, { limit, field }] as const))(
    'cannot be made through another API, or in an array of requests: %s',
    async (_name, { limit, field }) => {
      const { scene, who, make } = await trialOf(limit, field);
      const closed = GRAPH_ENTRY_POINTS.filter((way) => !waysTo(limit, field).includes(way));
      for (const way of closed) {
        const variables = await make();
        await clearCounters(fd);
        const codes = await codesOf(scene, { way, caller: who[partsOf(way)[1]], field, variables });
        // The request is refused for another reason and does not count as an attempt.
        expect({ way, isRefused: codes.length > 0 && !codes.includes('RATE_LIMITED') }).toEqual({
          way,
          isRefused: true,
        });
        expect({ way, points: await pointsOf(fd, limit.rule) }).toEqual({ way, points: [] });
      }
      expect(closed.length).toBeGreaterThan(5);
      const way = waysTo(limit, field)[0] as GraphEntryPoint;
      const payload = await payloadOf(scene, { way, caller: {}, field, variables: await make() });
      await clearCounters(fd);
      const { errors } = await as(fd, who[partsOf(way)[1]]).post([payload, payload]);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_REQUEST']);
      expect(await pointsOf(fd, limit.rule)).toEqual([]);
    },
  );
});

async function codesOf(scene: Scene, attempt: Parameters<typeof payloadOf>[1]): Promise<string[]> {
  if (partsOf(attempt.way)[0] !== 'socket') return codesIn(await attemptOver(scene, attempt));
  return codesThrough({ fd, address }, attempt.way, {
    caller: attempt.caller,
    payload: await payloadOf(scene, attempt),
  });
}

let site = 0;
const byAddress = attempted.filter(([{ rule }]) => rule in ADDRESS_RULES);
describe('attempts from IPv6 addresses', () => {
  it.each(byAddress.map(([limit, field]) => [`${limit.rule}: ${field}`, { limit, field }] as const))(
    'are counted by /64, and by /48 with a higher limit: %s [S11]',
    async (_name, { limit, field }) => {
      site += 1;
      const { rule, rate } = limit;
      const { scene, make } = await trialOf(limit, field);
      const from = async (host: string, network = site) => {
        const caller = { from: `2001:db8:${network.toString(16)}:${host}` };
        const answer = await attemptOver(scene, { way: 'http:anonymous', caller, field, variables: await make() });
        return codesIn(answer).includes('RATE_LIMITED');
      };
      await clearCounters(fd);
      expect(await from('1::1')).toBe(false);
      await setPoints(fd, rule, rate.points - 1);
      expect([await from('1::2'), await from('1:ffff::3'), await from('2::1')]).toEqual([false, true, false]);
      await setPoints(fd, `${rule}:site`, rate.points * SITE_FACTOR - 1);
      expect([await from('3::1'), await from('4::1')]).toEqual([false, true]);
      expect(await from('1::1', 0xfff0 + site)).toBe(false);
    },
  );
});
