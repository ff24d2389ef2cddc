import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../test/testkit/as.ts';
import { type BuiltWorkspace, buildLead, buildMember, buildWorkspace, type Member } from '../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { mutate } from '../../test/testkit/mutate.ts';
import { statementsOf } from '../../test/testkit/query-count.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
let owner: Member;

beforeAll(async () => {
  fd = await startFrontdesk();
  acme = await buildWorkspace(fd);
  owner = await buildMember(fd, acme, { role: 'owner' });
  await buildLead(fd, acme);
});
afterAll(() => fd.close());

const ASK = '{ leads(first: 1) { totalCount } workspace { name viewer { policies } } }';

/**
 * Sends two requests, so that the caller is cached, and checks that the next request only compares the row versions of
 * the caller.
 */
async function known(caller: Member): Promise<void> {
  for (let times = 0; times < 2; times += 1) await as(fd, caller).ok(ASK);
  const statements = await statementsOf(() => as(fd, caller).ok(ASK));
  expect(statements.filter((text) => text.includes('caller'))).toEqual([
    'select app.caller_versions($1, $2, $3, $4, $5)',
  ]);
}

describe('a cached caller [CB-11]', () => {
  it('is authenticated in one round trip, with no other query', async () => {
    await known(owner);
    const statements = await statementsOf(() => as(fd, owner).ok(ASK));
    expect(statements).toHaveLength(4); // The statements are: begin, row versions, read, commit.
  });

  it.each<[string, string, (mia: Member) => Promise<unknown>]>([
    ['is removed', 'NOT_FOUND', ({ memberId: id }) => mutate(fd, owner, 'removeMember', { id })],
    ['is denied the right', 'FORBIDDEN', (mia) => grant(mia, 'DENY')],
    ['signs out', 'UNAUTHENTICATED', (mia) => as(fd, mia).ok('mutation { signOut { signedOut } }')],
    [
      'is disabled',
      'UNAUTHENTICATED',
      ({ userId: id }) =>
        fd.services.database.system.prisma.user.update({ where: { id }, data: { disabledAt: fd.services.clock() } }),
    ],
  ])('is refused by the first request after a change: %s', async (_what, code, change) => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    await known(mia);
    await change(mia);
    expect(await as(fd, mia).denied(ASK)).toBe(code);
  });

  it('is not found by a former slug of the workspace', async () => {
    const moving = await buildWorkspace(fd);
    const mia = await buildMember(fd, moving, { role: 'owner' });
    await known(mia);
    await mutate(fd, mia, 'updateWorkspaceSlug', { slug: `${moving.slug}-moved` });
    expect(await as(fd, mia).denied(ASK)).toBe('NOT_FOUND');
  });

  it('has a policy from the first request after its grant', async () => {
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    await known(vic);
    const policies = async () => (await as(fd, vic).ok(ASK)).workspace.viewer.policies;
    expect(await policies()).not.toContain('lead.manage');
    await grant(vic, 'GRANT', 'lead.manage');
    expect(await policies()).toContain('lead.manage');
  });

  it('loses a grant when it expires, although no row changes', async () => {
    const expiresAt = new Date(fd.services.clock().getTime() + 60_000);
    const vic = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'lead.manage', expiresAt }] });
    await known(vic);
    const policies = async () => (await as(fd, vic).ok(ASK)).workspace.viewer.policies;
    expect(await policies()).toContain('lead.manage');
    fd.advance({ seconds: 61 });
    expect(await policies()).not.toContain('lead.manage');
  });

  it('is signed out when their token ends', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    await known(mia);
    fd.advance({ minutes: 11 });
    expect(await as(fd, mia).denied(ASK)).toBe('UNAUTHENTICATED');
  });
});

const grant = ({ memberId: id }: Member, effect: 'GRANT' | 'DENY', policy = 'lead.read') =>
  fd.services.database
    .forWorkspace(acme.id)
    .write((tx) => tx.memberGrant.create({ data: { workspaceId: acme.id, memberId: id, policy, effect } }));

describe('the row versions that validate a cached caller', () => {
  it('are those of every table that identifies a caller', async () => {
    const { rows } = await fd.services.database.system.pool.query<{ name: string; tables: string }>(`
      select proname as name, (select string_agg(distinct t[1], ' ' order by t[1]) from regexp_matches(prosrc, 'from public\\.(\\w+)', 'g') t) as tables
      from pg_proc where oid in ('app.caller'::regproc, 'app.caller_versions'::regproc) order by proname`);
    const [caller, versions] = rows.map(({ tables }) => tables);
    expect(caller).toContain('member_grants'); // Precondition: the function contains the names of its tables.
    expect(versions).toBe(caller);
  });
});
