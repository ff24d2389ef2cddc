import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSpaManifest } from '../src/modules/platform/persisted-operations/spa-manifest.ts';
import { as } from './testkit/as.ts';
import { buildUser, PASSWORD, type Person } from './testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';

let fd: TestFrontdesk;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  fd = await startFrontdesk({ mode: 'production' });
  ids = new Map((await readSpaManifest()).map(({ name, id }) => [name, id]));
});
afterAll(() => fd.close());

/**
 * Runs an operation of the SPA by its id, because a production server accepts only registered operations from sessions.
 */
const run = (caller: { bearer?: string }, operation: string, variables: Record<string, unknown>) =>
  as(fd, caller).runById(ids.get(operation) ?? '', variables);
const codeOf = async (...args: Parameters<typeof run>) => (await run(...args)).errors?.[0]?.extensions.code ?? 'ok';

const other = async () => ({ id: (await buildUser(fd)).userId });
const ACTS: readonly [operation: string, variables: () => Promise<Record<string, unknown>>][] = [
  ['PlatformPage', async () => ({ first: 5 })],
  ['UsersPage', async () => ({ first: 5 })],
  ['UpdatePlatformSettings', async () => ({ input: { workspaceCreation: true } })],
  ['UpdateGlobalRole', async () => ({ ...(await other()), globalRole: 'USER' })],
  ['DisableUser', other],
  ['RevokeUserSessions', other],
];

async function addFactor({ userId }: Person): Promise<void> {
  const at = fd.services.clock();
  const data = { userId, sealedSecret: 'sealed', createdAt: at, confirmedAt: at };
  await fd.services.database.system.prisma.totpSecret.create({ data });
}

describe('a global admin without a second factor, in production', () => {
  it.each(ACTS)('is asked to set one up by %s, and is allowed with one [S15]', async (operation, variables) => {
    const pia = await buildUser(fd, { globalRole: 'ADMIN' });
    expect(await codeOf(pia, operation, await variables())).toBe('SECOND_FACTOR_REQUIRED');
    await addFactor(pia);
    expect(await codeOf(pia, operation, await variables())).toBe('ok');
  });

  it('can sign in to set one up [S15]', async () => {
    const { email } = await buildUser(fd, { globalRole: 'ADMIN' });
    const { data } = await run({}, 'SignIn', { input: { email, password: PASSWORD } });
    expect(data?.signIn.errors).toEqual([]);
    const bearer = data?.signIn.accessToken as string;
    expect(await codeOf({ bearer }, 'StartTotpSetup', {})).toBe('ok');
  });

  it('does not receive the error of other users, which is FORBIDDEN', async () => {
    expect(await codeOf(await buildUser(fd), 'PlatformPage', { first: 5 })).toBe('FORBIDDEN');
  });
});
