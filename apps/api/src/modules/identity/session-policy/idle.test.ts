import { ENVIRONMENT_CONTROLS, type Environment } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  buildApiKey,
  buildMember,
  buildWorkspace,
  type Member,
  PASSWORD,
  type Person,
  withFreshToken,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { statementsOf } from '../../../../test/testkit/query-count.ts';
import { createPasskey, proofBy } from '../../../../test/testkit/second-factors.ts';
import { watch } from '../../../../test/testkit/watch.ts';

let fd: TestFrontdesk;
let address: string;
beforeAll(async () => {
  fd = await startFrontdesk();
  address = await fd.listen();
});
afterAll(() => fd.close());

const ASK = '{ leads(first: 1) { totalCount } }';

/** Creates a workspace in this environment, with the person as its owner. */
async function memberOf(environment: Environment, person?: Person): Promise<Member> {
  const workspace = await buildWorkspace(fd, { environment });
  return buildMember(fd, workspace, { role: 'owner', ...(person ? { person } : {}) });
}

const renewed = <T extends Person>(person: T): Promise<T> => withFreshToken(fd, person);

const asks = async (person: Member) => as(fd, await renewed(person)).denied(ASK);
const acts = async (person: Member) => as(fd, { ...(await renewed(person)), active: true }).denied(ASK);

describe('an idle session [AM-23] [AM-24] [SE2]', () => {
  it.each<[Environment, number]>([
    ['PRODUCTION', 15],
    ['STAGING', 8 * 60],
    ['DEVELOPMENT', 24 * 60],
  ])('in %s times out after %i minutes', async (environment, minutes) => {
    const mia = await memberOf(environment);
    expect(await acts(mia)).toBeNull();
    fd.advance({ minutes: minutes - 1 });
    expect(await asks(mia)).toBeNull();
    fd.advance({ minutes: 1, seconds: 1 });
    expect(await asks(mia)).toBe('SESSION_IDLE');
    expect(await acts(mia)).toBe('SESSION_IDLE');
    expect(await outcome(fd, await renewed(mia), 'createLead', { name: 'x', phone: 'x', consent: true })).toBe(
      'SESSION_IDLE',
    );
  });

  it('is not kept active by polling, but by user activity', async () => {
    const mia = await memberOf('PRODUCTION');
    for (let minute = 0; minute < 14; minute += 1) {
      expect(await asks(mia)).toBeNull();
      fd.advance({ minutes: 1 });
    }
    expect(await acts(mia)).toBeNull();
    fd.advance({ minutes: 14 });
    expect(await asks(mia)).toBeNull();
    fd.advance({ minutes: 1, seconds: 1 });
    expect(await asks(mia)).toBe('SESSION_IDLE');
  });

  it('is refused even if it was cached', async () => {
    const mia = await renewed(await memberOf('PRODUCTION'));
    fd.advance({ minutes: 14 });
    const now = await renewed(mia);
    for (let times = 0; times < 3; times += 1) await as(fd, now).ok(ASK);
    const statements = await statementsOf(() => as(fd, now).ok(ASK));
    // Precondition: the caller is cached.
    expect(statements.some((text) => text.includes('app.caller('))).toBe(false);
    fd.advance({ minutes: 1, seconds: 1 });
    expect(await as(fd, now).denied(ASK)).toBe('SESSION_IDLE');
  });

  it('updates its activity at most once a minute, and otherwise requires one round trip', async () => {
    const mia = { ...(await renewed(await memberOf('PRODUCTION'))), active: true };
    const writes = async () =>
      (await statementsOf(() => as(fd, mia).ok(ASK))).filter((text) => text.includes('session_idle_timeouts')).length;
    fd.advance({ minutes: 2 });
    expect(await writes()).toBe(1);
    for (let times = 0; times < 3; times += 1) expect(await writes()).toBe(0);
    const statements = await statementsOf(() => as(fd, mia).ok(ASK));
    expect(statements.some((text) => text.includes('app.caller('))).toBe(false);
    fd.advance({ seconds: 61 });
    expect(await writes()).toBe(1);
  });

  it('loses access to one workspace, but keeps the others and the session', async () => {
    const mia = await memberOf('PRODUCTION');
    const there = await memberOf('DEVELOPMENT', mia);
    expect(await acts(mia)).toBeNull();
    fd.advance({ minutes: 16 });
    expect(await acts(there)).toBeNull();
    expect(await asks(mia)).toBe('SESSION_IDLE');
    const { bearer } = await renewed(mia);
    expect(await as(fd, { bearer }).denied('{ viewer { id } }')).toBeNull();
    // In a workspace that the session has not used yet, its last activity in another workspace counts.
    const third = await memberOf('PRODUCTION', mia);
    expect(await asks(third)).toBeNull();
    fd.advance({ minutes: 16 });
    expect(await asks(third)).toBe('SESSION_IDLE');
  });

  it('is timed separately from other sessions', async () => {
    const mia = await memberOf('PRODUCTION');
    expect(await acts(mia)).toBeNull();
    fd.advance({ minutes: 16 });
    const fields = 'accessToken';
    const { accessToken } = await mutate(fd, {}, 'signIn', { email: mia.email, password: PASSWORD }, fields);
    const second = { ...mia, bearer: accessToken };
    expect(await as(fd, { ...second, active: true }).denied(ASK)).toBeNull();
    expect(await asks(mia)).toBe('SESSION_IDLE');
  });

  it('does not apply to an API key', async () => {
    const workspace = await buildWorkspace(fd, { environment: 'PRODUCTION' });
    const owner = await buildMember(fd, workspace, { role: 'owner' });
    const key = await buildApiKey(fd, workspace, owner);
    fd.advance({ days: 2 });
    expect(await as(fd, key).denied(ASK)).toBeNull();
    expect((await as(fd, key).ok('{ idleTimeout { endsAt } }')).idleTimeout).toBeNull();
    expect(
      (await as(fd, key).ok('mutation { extendSession { idleTimeout { endsAt } } }')).extendSession.idleTimeout,
    ).toBeNull();
  });

  it('ends open subscriptions without an event', async () => {
    const mia = await memberOf('PRODUCTION');
    fd.advance({ minutes: 14, seconds: 59.5 });
    const watching = watch(fd, address, await renewed(mia), { query: 'subscription { leadChanged { kind } }' });
    expect(await watching.began).toBeNull();
    expect((await watching.next()).errors?.[0]?.extensions.code).toBe('SESSION_IDLE');
    await watching.close();
    const again = watch(fd, address, await renewed(mia), { query: 'subscription { leadChanged { kind } }' });
    expect((await again.began)?.errors?.[0]?.extensions.code).toBe('SESSION_IDLE');
    await again.close();
  });
});

describe('continuing after the idle timeout [SE2]', () => {
  const CLOCK = 'idleTimeout { endsAt now }';

  it('extendSession restarts the timeout, and reading it does not', async () => {
    const mia = await memberOf('PRODUCTION');
    fd.advance({ minutes: 14 });
    const left = async () => {
      const { endsAt, now } = (await as(fd, await renewed(mia)).ok('{ idleTimeout { endsAt now } }')).idleTimeout;
      return Math.round((Date.parse(endsAt) - Date.parse(now)) / 60_000);
    };
    expect(await left()).toBe(1);
    expect(await left()).toBe(1);
    await as(fd, await renewed(mia)).ok('mutation { extendSession { idleTimeout { endsAt } } }');
    expect(await left()).toBe(15);
    fd.advance({ minutes: 15, seconds: 1 });
    expect(await as(fd, await renewed(mia)).denied('mutation { extendSession { idleTimeout { endsAt } } }')).toBe(
      'SESSION_IDLE',
    );
  });

  it('reauthenticate restores access with the password or a passkey of the account', async () => {
    const mia = await memberOf('PRODUCTION');
    const { device } = await createPasskey(fd, mia);
    fd.advance({ minutes: 16 });
    const now = await renewed(mia);
    expect(await outcome(fd, now, 'reauthenticate', { password: 'wrong' })).toBe('PASSWORD_WRONG');
    expect(await outcome(fd, now, 'reauthenticate', {})).toBe('PROOF_NOT_SINGLE');
    expect(await asks(mia)).toBe('SESSION_IDLE');
    const { idleTimeout } = await mutate(fd, now, 'reauthenticate', { password: PASSWORD }, CLOCK);
    expect(Math.round((Date.parse(idleTimeout.endsAt) - Date.parse(idleTimeout.now)) / 1000)).toBe(15 * 60);
    expect(await asks(mia)).toBeNull();

    fd.advance({ minutes: 16 });
    const later = await renewed(mia);
    const passkey = await proofBy(fd, device, { bearer: later.bearer });
    const other = await memberOf('PRODUCTION');
    const { device: foreign } = await createPasskey(fd, other);
    const wrong = await proofBy(fd, foreign, { bearer: other.bearer });
    expect(await outcome(fd, later, 'reauthenticate', { passkey: wrong })).toBe('PASSKEY_NOT_ACCEPTED');
    expect(await outcome(fd, later, 'reauthenticate', { passkey })).toBe('ok');
    expect(await asks(mia)).toBeNull();
  });

  it('guesses are counted, and callers without an account or membership are refused', async () => {
    const mia = await memberOf('PRODUCTION');
    const guess = () => outcome(fd, mia, 'reauthenticate', { password: 'wrong' });
    const answers = await Promise.all(Array.from({ length: 12 }, guess));
    expect(answers.filter((answer) => answer === 'RATE_LIMITED')).toHaveLength(2);
    expect(await outcome(fd, { workspace: mia.workspace }, 'reauthenticate', { password: PASSWORD })).toBe(
      'UNAUTHENTICATED',
    );
    const outsider = await memberOf('PRODUCTION');
    const there = { ...outsider, workspace: mia.workspace };
    expect(await outcome(fd, there, 'reauthenticate', { password: PASSWORD })).toBe('NOT_FOUND');
  });
});

describe('the idle timeout [AM-29] [AM-30]', () => {
  it.each(Object.entries(ENVIRONMENT_CONTROLS))(
    'of %s stays within its bounds',
    async (environment, { idleMinutes: { least, most } }) => {
      const owner = await memberOf(environment as Environment);
      const set = (idleMinutes: number | null) =>
        outcome(fd, owner, 'updateSecuritySettings', { requiresSecondFactor: false, idleMinutes });
      expect(await set(least - 1)).toBe('IDLE_MINUTES_INVALID');
      expect(await set(most + 1)).toBe('IDLE_MINUTES_INVALID');
      expect(await set(most)).toBe('ok');
      expect(await set(least)).toBe('ok');
      fd.advance({ minutes: least, seconds: 1 });
      expect(await asks(owner)).toBe('SESSION_IDLE');
    },
  );

  it('that is shortened ends sessions that were idle for longer, at their next request', async () => {
    const owner = await memberOf('PRODUCTION');
    const workspace = { slug: owner.workspace, name: '', id: await idOf(owner) };
    const mia = await buildMember(fd, workspace);
    for (let times = 0; times < 3; times += 1) await asks(mia);
    fd.advance({ minutes: 6 });
    expect(await asks(mia)).toBeNull();
    const set = { requiresSecondFactor: false, idleMinutes: 5 };
    expect(await outcome(fd, { ...(await renewed(owner)), active: true }, 'updateSecuritySettings', set)).toBe('ok');
    expect(await asks(mia)).toBe('SESSION_IDLE');
  });

  it('changes with a conversion between staging and production', async () => {
    const owner = await memberOf('STAGING');
    const id = await idOf(owner);
    const convert = (environment: Environment) =>
      fd.services.database
        .forWorkspace(id)
        .write((tx) => tx.workspace.update({ where: { id }, data: { environment, idleMinutes: 600 } }));
    expect(await acts(owner)).toBeNull();
    fd.advance({ minutes: 16 });
    expect(await asks(owner)).toBeNull();
    await convert('PRODUCTION');
    expect(await asks(owner)).toBe('SESSION_IDLE');
    await convert('STAGING');
    expect(await asks(owner)).toBeNull();
  });
});

const idOf = async (member: Member): Promise<string> =>
  (await as(fd, await renewed(member)).ok('{ workspace { id } }')).workspace.id;
