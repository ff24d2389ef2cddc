import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { findingAbout } from '../../../db/server-version.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  await rows(fd, `update users set global_role = 'USER'`);
  await rows(fd, 'delete from platform_events');
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const log = () =>
  rows<{ name: string; actor_label: string; subject_id: string; before: unknown; after: unknown }>(
    fd,
    'select name, actor_label, subject_id, before, after from platform_events order by at, id',
  );
const changed = 'user { id globalRole disabledAt }';

describe('a global admin [WC-33]', () => {
  it('finds user accounts by name or address, newest first, and sees no workspace data', async () => {
    await buildUser(fd, { name: 'Zora Unusual', email: 'zora@unusual.test' });
    const find =
      'query ($search: String) { platformUsers(first: 10, search: $search) { totalCount edges { node { name email globalRole } } } }';
    for (const search of ['zora un', '@UNUSUAL']) {
      const { platformUsers } = await as(fd, pia).ok(find, { search });
      expect(platformUsers.edges.map(({ node }: { node: object }) => node)).toEqual([
        { name: 'Zora Unusual', email: 'zora@unusual.test', globalRole: 'USER' },
      ]);
    }
    expect((await as(fd, pia).ok(find, { search: '100%' })).platformUsers.totalCount).toBe(0);
    const type = await as(fd, pia).ok('{ __type(name: "PlatformUser") { fields { name } } }');
    expect(type.__type.fields.map(({ name }: { name: string }) => name)).toEqual([
      'id',
      'name',
      'email',
      'globalRole',
      'emailVerifiedAt',
      'disabledAt',
      'createdAt',
    ]);
  });

  it('pages through user accounts without gaps or duplicates', async () => {
    for (let nth = 0; nth < 5; nth += 1) await buildUser(fd, { name: `Paged ${nth}` });
    const next = async (after: string | null) =>
      (
        await as(fd, pia).ok(
          'query ($after: String) { platformUsers(first: 2, after: $after, search: "Paged") { edges { node { name } } pageInfo { hasNextPage endCursor } } }',
          { after },
        )
      ).platformUsers;
    const seen: string[] = [];
    for (let page = await next(null); ; page = await next(page.pageInfo.endCursor)) {
      seen.push(...page.edges.map(({ node }: { node: { name: string } }) => node.name));
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(['Paged 4', 'Paged 3', 'Paged 2', 'Paged 1', 'Paged 0']);
  });

  it('disables an account, which revokes its sessions immediately, and enables it again', async () => {
    const id = acme.owner.userId;
    expect(await as(fd, acme.owner).denied('{ workspace { id } }')).toBeNull();
    const { user } = await mutate(fd, pia, 'disableUser', { id }, changed);
    expect(user.disabledAt).not.toBeNull();
    expect(await as(fd, acme.owner).denied('{ workspace { id } }')).toBe('UNAUTHENTICATED');
    await mutate(fd, pia, 'disableUser', { id }, changed);
    expect((await mutate(fd, pia, 'enableUser', { id }, changed)).user.disabledAt).toBeNull();
    // The user's sessions remain revoked.
    expect(await as(fd, acme.owner).denied('{ workspace { id } }')).toBe('UNAUTHENTICATED');
    expect(await log()).toMatchObject([
      { name: 'user.disabled', actor_label: 'Pia Platform', subject_id: id, after: { email: acme.owner.email } },
      { name: 'user.enabled', subject_id: id },
    ]);
  });

  it('grants and revokes the global role, and revokes sessions', async () => {
    const id = acme.owner.userId;
    await mutate(fd, pia, 'updateGlobalRole', { id, globalRole: 'ADMIN' }, changed);
    expect(await as(fd, acme.owner).denied('{ platformSettings { registrationMode } }')).toBeNull();
    await mutate(fd, pia, 'updateGlobalRole', { id, globalRole: 'USER' }, changed);
    expect(await as(fd, acme.owner).denied('{ platformSettings { registrationMode } }')).toBe('FORBIDDEN');
    await mutate(fd, pia, 'revokeUserSessions', { id }, changed);
    expect(await as(fd, acme.owner).denied('{ workspace { id } }')).toBe('UNAUTHENTICATED');
    expect((await log()).map(({ name, before, after }) => ({ name, before, after }))).toEqual([
      { name: 'user.role_changed', before: { globalRole: 'USER' }, after: { globalRole: 'ADMIN' } },
      { name: 'user.role_changed', before: { globalRole: 'ADMIN' }, after: { globalRole: 'USER' } },
      { name: 'user.sessions_revoked', before: null, after: null },
    ]);
  });

  it('cannot be demoted or disabled as the last one, and cannot disable themselves', async () => {
    const id = pia.userId;
    expect(await outcome(fd, pia, 'updateGlobalRole', { id, globalRole: 'USER' })).toBe('LAST_GLOBAL_ADMIN');
    expect(await outcome(fd, pia, 'disableUser', { id })).toBe('LAST_GLOBAL_ADMIN');
    const paul = await buildUser(fd, { globalRole: 'ADMIN' });
    expect(await outcome(fd, pia, 'disableUser', { id })).toBe('NOT_YOURSELF');
    // Two admins demote each other concurrently. Only one of the requests succeeds.
    const outcomes = await Promise.all([
      outcome(fd, pia, 'updateGlobalRole', { id: paul.userId, globalRole: 'USER' }),
      outcome(fd, paul, 'updateGlobalRole', { id, globalRole: 'USER' }),
    ]);
    expect(outcomes.filter((one) => one === 'ok')).toHaveLength(1);
    expect(await rows(fd, `select 1 from users where global_role = 'ADMIN' and disabled_at is null`)).toHaveLength(1);
  });

  it('restricts registration and workspaces, and each change is in the platform log [WC-39]', async () => {
    const set = async (input: object) =>
      (
        await as(fd, pia).ok(
          'mutation ($input: UpdatePlatformSettingsInput!) { updatePlatformSettings(input: $input) { settings { workspaceCreation } } }',
          { input },
        )
      ).updatePlatformSettings.settings;
    try {
      expect(await set({ workspaceCreation: false })).toEqual({ workspaceCreation: false });
      await set({ workspaceCreation: false });
      const another = {
        name: 'Another',
        slug: `${acme.slug}-b`,
        channel: 'VOICE',
        environment: 'STAGING',
        country: 'GB',
      };
      expect(await outcome(fd, acme.owner, 'createWorkspace', another)).toBe('FORBIDDEN');
      const { platformEvents } = await as(fd, pia).ok(
        '{ platformEvents(first: 10) { totalCount edges { node { name actorLabel before after } } } }',
      );
      expect(platformEvents.totalCount).toBe(1);
      expect(platformEvents.edges[0].node).toEqual({
        name: 'platform.settings_updated',
        actorLabel: 'Pia Platform',
        before: '{"workspaceCreation":true}',
        after: '{"workspaceCreation":false}',
      });
    } finally {
      await set({ workspaceCreation: true });
    }
  });

  it('changes who can register, and the log has one entry for each change [WC-39]', async () => {
    const set = (mode: string, allowedDomains: string[]) =>
      mutate(fd, pia, 'updateRegistration', { mode, allowedDomains }, 'mode allowedDomains');
    try {
      for (let nth = 0; nth < 2; nth += 1) {
        expect(await set('DOMAINS', ['Acme.test'])).toMatchObject({ mode: 'DOMAINS', allowedDomains: ['acme.test'] });
      }
      const settings = '{ platformSettings { registrationMode allowedDomains } }';
      expect((await as(fd, pia).ok(settings)).platformSettings).toEqual({
        registrationMode: 'DOMAINS',
        allowedDomains: ['acme.test'],
      });
      expect(await log()).toMatchObject([
        {
          name: 'platform.registration_set',
          actor_label: 'Pia Platform',
          before: { registrationMode: 'OPEN', allowedDomains: [] },
          after: { registrationMode: 'DOMAINS', allowedDomains: ['acme.test'] },
        },
      ]);
    } finally {
      await set('OPEN', []);
    }
  });

  it('sees the state of the platform, and no secret [CB-27]', async () => {
    const answer = await as(fd, pia).run(
      `{ platformDiagnostics { authSecretPresent integrationsEncryptionKeyPresent databaseVersion databaseWarning
         jobsWaiting jobsFailing oldestJobAt keysWaitingForRotation migrations { name finishedAt } } }`,
    );
    expect(answer.data?.platformDiagnostics).toMatchObject({
      authSecretPresent: true,
      integrationsEncryptionKeyPresent: true,
      databaseVersion: expect.stringMatching(/^\d+/),
      jobsWaiting: expect.any(Number),
      jobsFailing: 0,
      keysWaitingForRotation: 0,
    });
    expect(answer.data?.platformDiagnostics.migrations[0].name).toBe('20261121034107_foundation');
    expect(answer.text).not.toContain('a secret that signs tokens');
    expect(findingAbout(170_011)).toMatch(/^PostgreSQL 17\.11 has known security holes/);
    expect(findingAbout(170_012)).toBeNull();
  });
});

describe('the global role [WC-34] [WC-35]', () => {
  const PLATFORM = [
    '{ platformUsers(first: 1) { totalCount } }',
    '{ platformEvents(first: 1) { totalCount } }',
    '{ platformSettings { registrationMode } }',
    '{ platformDiagnostics { databaseVersion } }',
    'mutation { updatePlatformSettings(input: {}) { settings { registrationMode } } }',
  ];

  it('is required only by these pages', async () => {
    for (const document of PLATFORM) {
      expect(await as(fd, acme.owner).denied(document)).toBe('FORBIDDEN');
      expect(await as(fd).denied(document)).toBe('UNAUTHENTICATED');
      expect(await as(fd, pia).denied(document)).toBeNull();
    }
  });

  it('grants no access to a workspace, which returns the same as one that never existed [CB-09]', async () => {
    for (const document of [
      '{ workspace { name } }',
      '{ leads(first: 1) { totalCount } }',
      '{ auditEvents(first: 1) { totalCount } }',
    ]) {
      const [real, never] = await Promise.all(
        [acme.slug, 'never-was-here'].map((workspace) => as(fd, { ...pia, workspace }).run(document)),
      );
      const response = ({ errors, status, data }: typeof real & object) => ({
        status,
        data,
        errors: errors?.map(({ message, path, extensions: { code } }) => ({ message, path, code })),
      });
      expect(real && response(real)).toEqual(never && response(never));
      expect(real?.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});
