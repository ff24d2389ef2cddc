import { ENVIRONMENTS } from '@frontdesk/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, buildUser, buildWorkspace, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { connect } from '../../../db/connect.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

let count = 0;
const wanted = (overrides: object = {}) => {
  count += 1;
  const kind = { channel: 'WHATSAPP', environment: 'DEVELOPMENT', country: 'GB' };
  return { name: 'Acme', slug: `new-acme-${count}`, ...kind, ...overrides };
};

describe('what no workspace can be created with', () => {
  it.each([
    ['a blank name', { name: '   ' }, 'NAME_INVALID', 'name'],
    ['a name of a hundred and one letters', { name: 'n'.repeat(101) }, 'NAME_INVALID', 'name'],
    ['a name with a zero byte', { name: 'Ac\0me' }, 'NAME_INVALID', 'name'],
    ['no slug', { slug: '' }, 'SLUG_INVALID', 'slug'],
    ['a slug of two letters', { slug: 'ab' }, 'SLUG_INVALID', 'slug'],
    ['a slug of forty-nine letters', { slug: 's'.repeat(49) }, 'SLUG_INVALID', 'slug'],
    ['a slug with capitals', { slug: 'Acme' }, 'SLUG_INVALID', 'slug'],
    ['a slug with a space', { slug: 'ac me' }, 'SLUG_INVALID', 'slug'],
    ['a slug with two hyphens in a row', { slug: 'ac--me' }, 'SLUG_INVALID', 'slug'],
    ['a slug that ends in a hyphen', { slug: 'acme-' }, 'SLUG_INVALID', 'slug'],
    ['a slug of other letters', { slug: 'аcme' }, 'SLUG_INVALID', 'slug'],
    ['a slug with a path in it', { slug: '../acme' }, 'SLUG_INVALID', 'slug'],
    ['a slug with a zero byte', { slug: 'acme\0' }, 'SLUG_INVALID', 'slug'],
    ['a country that does not exist', { country: 'ZZ' }, 'COUNTRY_UNKNOWN', 'country'],
    ['a country in lower case', { country: 'gb' }, 'COUNTRY_UNKNOWN', 'country'],
    ['a time zone that does not exist', { timezone: 'Europe/Atlantis' }, 'TIME_ZONE_UNKNOWN', 'timezone'],
    ['an offset as a time zone', { timezone: '+02:00' }, 'TIME_ZONE_UNKNOWN', 'timezone'],
    ['a slug of the product itself', { slug: 'graphql' }, 'SLUG_RESERVED', 'slug'],
    ['a long description', { description: 'd'.repeat(501) }, 'DESCRIPTION_TOO_LONG', 'description'],
  ])('refuses %s', async (_what, refusal, code, field) => {
    const ada = await buildUser(fd);
    expect(await mutate(fd, ada, 'createWorkspace', wanted(refusal))).toMatchObject({ code, field });
    expect(await rows(fd, 'select 1 from members where user_id = $1', [ada.userId])).toEqual([]);
    // Precondition: valid input creates the workspace.
    expect(await outcome(fd, ada, 'createWorkspace', wanted())).toBe('ok');
  });

  it.each([
    ['the chosen one', { timezone: 'America/New_York', country: 'US' }, 'America/New_York'],
    ['the only one of its country', { country: 'GB' }, 'Europe/London'],
    ['UTC for a country with several', { country: 'US' }, 'UTC'],
  ])('gets %s as its time zone [AG-11]', async (_what, input, timezone) => {
    const ada = await buildUser(fd);
    const workspace = wanted(input);
    expect(await outcome(fd, ada, 'createWorkspace', workspace)).toBe('ok');
    expect(await rows(fd, 'select timezone from workspaces where slug = $1', [workspace.slug])).toEqual([{ timezone }]);
  });

  it('refuses a slug that is taken, without naming its workspace', async () => {
    const acme = await buildWorkspace(fd);
    const ada = await buildUser(fd);
    const refusal = await mutate(fd, ada, 'createWorkspace', wanted({ slug: acme.slug }));
    expect(refusal).toEqual({
      outcome: 'SLUG_TAKEN',
      code: 'SLUG_TAKEN',
      message: 'This slug is already taken. Choose another.',
      field: 'slug',
    });
    expect(await as(fd, { ...ada, workspace: acme.slug }).denied('{ workspace { id } }')).toBe('NOT_FOUND');
  });

  it('gives the slug to one of ten concurrent requests', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => buildUser(fd)));
    const { slug } = wanted();
    const answers = await Promise.all(people.map((person) => outcome(fd, person, 'createWorkspace', wanted({ slug }))));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'SLUG_TAKEN')).toHaveLength(9);
    const members = await rows(fd, 'select 1 from members m join workspaces w using (workspace_id) where w.slug = $1', [
      slug,
    ]);
    expect(members).toHaveLength(1);
    // The failed requests left no audit events.
    expect(
      await rows(fd, 'select 1 from audit_events where workspace_id not in (select workspace_id from workspaces)'),
    ).toEqual([]);
  });

  it('refuses everyone while the platform restricts creation [WC-39]', async () => {
    const ada = await buildUser(fd);
    const VIEWER_CAN_CREATE = '{ viewer { canCreateWorkspaces } }';
    await rows(fd, 'update platform_settings set workspace_creation = false');
    expect(await outcome(fd, ada, 'createWorkspace', wanted())).toBe('FORBIDDEN');
    expect(await as(fd, ada).ok(VIEWER_CAN_CREATE)).toEqual({ viewer: { canCreateWorkspaces: false } });
    await rows(fd, 'update platform_settings set workspace_creation = true');
    expect(await as(fd, ada).ok(VIEWER_CAN_CREATE)).toEqual({ viewer: { canCreateWorkspaces: true } });
    expect(await outcome(fd, ada, 'createWorkspace', wanted())).toBe('ok');
  });

  it('refuses guests and API keys', async () => {
    const { acme } = await twoWorkspaces(fd);
    const key = await buildApiKey(fd, acme, acme.owner, { scopes: ['workspace.admin'] });
    expect(await outcome(fd, {}, 'createWorkspace', wanted())).toBe('UNAUTHENTICATED');
    expect(await outcome(fd, key, 'createWorkspace', wanted())).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
  });
});

describe('a new workspace', () => {
  it('belongs to its creator [CB-36]', async () => {
    const ada = await buildUser(fd);
    const fields = 'workspace { id slug name channel environment }';
    const input = wanted({ name: ' Acme   Inc. ', channel: 'VOICE', environment: 'STAGING', description: ' Calls. ' });
    const { workspace } = await mutate(fd, ada, 'createWorkspace', input, fields);
    expect(workspace).toMatchObject({ slug: input.slug, name: 'Acme Inc.', channel: 'VOICE', environment: 'STAGING' });
    const inside = as(fd, { ...ada, workspace: input.slug });
    const { workspace: own } = await inside.ok(
      '{ workspace { description memberCount viewer { role } viewerCan { delete { allowed } } } }',
    );
    expect(own).toEqual({
      description: 'Calls.',
      memberCount: 1,
      viewer: { role: 'owner' },
      viewerCan: { delete: { allowed: true } },
    });
    expect(await as(fd, ada).ok('{ viewer { memberships { role workspace { slug } } } }')).toEqual({
      viewer: { memberships: [{ role: 'owner', workspace: { slug: input.slug } }] },
    });
  });

  it('has the chosen environment: production, staging or development [AM-22]', async () => {
    const ada = await buildUser(fd);
    for (const environment of ENVIRONMENTS) {
      const input = wanted({ environment });
      expect(await outcome(fd, ada, 'createWorkspace', input)).toBe('ok');
      expect(await as(fd, { ...ada, workspace: input.slug }).ok('{ workspace { environment } }')).toEqual({
        workspace: { environment },
      });
    }
    expect(await outcome(fd, ada, 'createWorkspace', wanted({ environment: 'SANDBOX' }))).toBe('VALIDATION_FAILED');
  });

  it('can share its name with another one, but not its slug [CB-17] [AM-01]', async () => {
    const ada = await buildUser(fd);
    const [whatsapp, voice] = [wanted({ name: 'Acme' }), wanted({ name: 'Acme', channel: 'VOICE' })];
    expect(await outcome(fd, ada, 'createWorkspace', whatsapp)).toBe('ok');
    expect(await outcome(fd, ada, 'createWorkspace', { ...voice, slug: whatsapp.slug })).toBe('SLUG_TAKEN');
    expect(await outcome(fd, ada, 'createWorkspace', voice)).toBe('ok');
    const names = await Promise.all(
      [whatsapp, voice].map(
        async ({ slug }) => (await as(fd, { ...ada, workspace: slug }).ok('{ workspace { id name } }')).workspace,
      ),
    );
    expect(names.map(({ name }) => name)).toEqual(['Acme', 'Acme']);
    expect(names[0].id).not.toBe(names[1].id);
  });
});

describe('the channel of a workspace never changes [CB-12]', () => {
  const fieldsOf = async (type: string): Promise<string[]> => {
    const { __type } = await as(fd).ok(`{ __type(name: "${type}") { inputFields { name } } }`);
    return __type.inputFields.map(({ name }: { name: string }) => name);
  };

  it('through any input of the API except the one that creates it', async () => {
    const { __schema } = await as(fd).ok('{ __schema { types { name kind inputFields { name } } } }');
    // Filters select rows and change none.
    const withChannel = __schema.types.filter(
      (type: { name: string; inputFields: { name: string }[] | null }) =>
        !type.name.endsWith('Filter') && type.inputFields?.some(({ name }) => /channel/i.test(name)),
    );
    expect(withChannel.map(({ name }: { name: string }) => name)).toEqual(['CreateWorkspaceInput']);
    expect(await fieldsOf('UpdateWorkspaceInput')).toEqual(['name', 'description', 'defaultCountry', 'timezone']);
  });

  it('nor when it is added to an input that has no such field', async () => {
    const { acme } = await twoWorkspaces(fd);
    const input = { name: 'Acme', description: '' };
    expect(await outcome(fd, acme.owner, 'updateWorkspace', { ...input, channel: 'VOICE' })).toBe('VALIDATION_FAILED');
    expect(await outcome(fd, acme.owner, 'updateWorkspace', input)).toBe('ok');
    expect((await as(fd, acme.owner).ok('{ workspace { channel } }')).workspace).toEqual({ channel: 'WHATSAPP' });
  });

  it.each(['appUrl', 'adminUrl'] as const)('nor by SQL as the role of %s', async (role) => {
    const acme = await buildWorkspace(fd);
    const client = await connect(fd.database[role]);
    try {
      await client.query(`select set_config('app.workspace_id', $1, false)`, [acme.id]);
      const change = client.query(`update workspaces set channel = 'VOICE' where workspace_id = $1`, [acme.id]);
      await expect(change).rejects.toThrow('channel of workspaces never changes');
      // Precondition: the same database role can change other columns of the row.
      const { rowCount } = await client.query(`update workspaces set name = 'Other' where workspace_id = $1`, [
        acme.id,
      ]);
      expect(rowCount).toBe(1);
    } finally {
      await client.end();
    }
  });
});

describe('membership of many workspaces', () => {
  it('lists them by name, with the role in each', async () => {
    const rita = await buildUser(fd);
    for (const [name, role] of [
      ['Zeta', 'viewer'],
      ['Beta', 'admin'],
    ] as const) {
      await buildMember(fd, await buildWorkspace(fd, { name }), { person: rita, role });
    }
    expect(
      (await as(fd, rita).ok('{ viewer { memberships { role workspace { name } } } }')).viewer.memberships,
    ).toEqual([
      { role: 'admin', workspace: { name: 'Beta' } },
      { role: 'viewer', workspace: { name: 'Zeta' } },
    ]);
  });
});
