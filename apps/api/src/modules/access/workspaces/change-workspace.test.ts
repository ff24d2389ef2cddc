import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { type BuiltWorkspace, buildMember, buildVisitor, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const auditOf = ({ id }: BuiltWorkspace) =>
  rows<{ name: string }>(fd, 'select name from audit_events where workspace_id = $1 order by at, id', [id]);
const names = async (workspace: BuiltWorkspace) => (await auditOf(workspace)).map(({ name }) => name);

const entry = { name: 'Lena Lead', phone: '+442079460018', email: '', message: 'Hello', consent: true };

/** Submits the public form as a browser does without JavaScript, and returns the HTTP status. */
const postForm = async (slug: string) => {
  const payload = new URLSearchParams({ ...entry, consent: 'on' }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return (await fd.app.inject({ method: 'POST', url: `/forms/${slug}`, headers, payload })).statusCode;
};
const formAt = (slug: string) => as(fd).denied('query ($slug: String!) { publicForm(slug: $slug) { slug } }', { slug });

describe('updating a workspace', () => {
  it.each([
    ['a blank name', { name: ' ' }, 'NAME_INVALID'],
    ['a name that turns the writing round', { name: 'Acme \u202eemcA' }, 'NAME_INVALID'],
    ['a long description', { description: 'd'.repeat(501) }, 'DESCRIPTION_TOO_LONG'],
  ])('refuses %s', async (_what, refusal, code) => {
    const { acme } = await twoWorkspaces(fd);
    const input = { name: 'Acme Health', description: 'Dentists.' };
    expect(await outcome(fd, acme.owner, 'updateWorkspace', { ...input, ...refusal })).toBe(code);
    expect((await as(fd, acme.owner).ok('{ workspace { name } }')).workspace.name).toBe('Acme');
    expect(await outcome(fd, acme.owner, 'updateWorkspace', input)).toBe('ok');
    expect(await names(acme)).toEqual(['workspace.updated']);
  });

  it('changes the display name and the description [CB-19] [WC-04]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const input = { name: 'Acme Health', description: '  A line.\nAnother 🦷 one.  ' };
    const fields = 'workspace { name description slug }';
    expect(await mutate(fd, acme.owner, 'updateWorkspace', input, fields)).toEqual({
      outcome: 'ok',
      workspace: { name: 'Acme Health', description: 'A line.\nAnother 🦷 one.', slug: acme.slug },
    });
  });

  it('changes the time zone, and keeps it if the input has none [AG-11]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const change = async (input: object) =>
      mutate(fd, acme.owner, 'updateWorkspace', { name: 'Acme', description: '', ...input }, 'workspace { timezone }');
    expect(await change({ timezone: 'Mars/Olympus' })).toMatchObject({ code: 'TIME_ZONE_UNKNOWN', field: 'timezone' });
    expect((await change({ timezone: 'Europe/Berlin' })).workspace).toEqual({ timezone: 'Europe/Berlin' });
    expect((await change({})).workspace).toEqual({ timezone: 'Europe/Berlin' });
  });

  it('stores a description without null characters, also at creation', async () => {
    const { acme } = await twoWorkspaces(fd);
    const input = { name: 'Acme', description: 'Den\0tists.' };
    expect(await outcome(fd, acme.owner, 'updateWorkspace', input)).toBe('ok');
    expect((await as(fd, acme.owner).ok('{ workspace { description } }')).workspace.description).toBe('Dentists.');
    const begun = { ...input, slug: `${acme.slug}-two`, channel: 'VOICE', environment: 'STAGING', country: 'GB' };
    expect(await outcome(fd, acme.owner, 'createWorkspace', begun)).toBe('ok');
  });
});

describe('name, slug and description [WC-14]', () => {
  it('are visible to every member, and changed by members with workspace.settings', async () => {
    const { acme } = await twoWorkspaces(fd);
    const holder = await buildMember(fd, acme, { role: 'viewer', grants: [{ policy: 'workspace.settings' }] });
    const viewer = await buildMember(fd, acme, { role: 'viewer' });
    const input = { name: 'Acme Health', description: 'Dentists.' };
    const slug = `${acme.slug}-health`;
    expect(await outcome(fd, viewer, 'updateWorkspace', input)).toBe('FORBIDDEN');
    expect(await outcome(fd, viewer, 'updateWorkspaceSlug', { slug })).toBe('FORBIDDEN');
    expect(await outcome(fd, holder, 'updateWorkspace', input)).toBe('ok');
    expect(await outcome(fd, holder, 'updateWorkspaceSlug', { slug })).toBe('ok');
    expect(await as(fd, { ...viewer, workspace: slug }).ok('{ workspace { name slug description } }')).toEqual({
      workspace: { ...input, slug },
    });
  });
});

describe('renaming a workspace', () => {
  it.each([
    ['capitals', 'ACME', 'SLUG_INVALID'],
    ['a single letter', 'a', 'SLUG_INVALID'],
    ['an address of the product', 'admin', 'SLUG_RESERVED'],
  ])('refuses %s', async (_what, slug, code) => {
    const { acme } = await twoWorkspaces(fd);
    expect(await outcome(fd, acme.owner, 'updateWorkspaceSlug', { slug })).toBe(code);
    expect(await formAt(acme.slug)).toBeNull();
  });

  it('refuses a slug that is taken, also for two concurrent renames', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    expect(await outcome(fd, acme.owner, 'updateWorkspaceSlug', { slug: globex.slug })).toBe('SLUG_TAKEN');
    const slug = `${acme.slug}-wanted-by-both`;
    const answers = await Promise.all(
      [acme, globex].map(({ owner }) => outcome(fd, owner, 'updateWorkspaceSlug', { slug })),
    );
    expect(answers.sort()).toEqual(['SLUG_TAKEN', 'ok']);
    expect(await formAt(slug)).toBeNull();
  });

  it('removes the old form URL immediately, for browsers and programs, without a redirect [CB-20]', async () => {
    const { acme } = await twoWorkspaces(fd);
    const slug = `${acme.slug}-renamed`;
    expect([await postForm(acme.slug), await formAt(acme.slug)]).toEqual([200, null]);
    expect([await postForm(slug), await formAt(slug)]).toEqual([404, 'NOT_FOUND']);

    const fields = 'previousSlug workspace { slug formUrl }';
    expect(await mutate(fd, acme.owner, 'updateWorkspaceSlug', { slug }, fields)).toEqual({
      outcome: 'ok',
      previousSlug: acme.slug,
      workspace: { slug, formUrl: `http://localhost:4000/forms/${slug}` },
    });
    expect([await postForm(acme.slug), await formAt(acme.slug)]).toEqual([404, 'NOT_FOUND']);
    expect([await postForm(slug), await formAt(slug)]).toEqual([200, null]);
    expect(await outcome(fd, {}, 'submitForm', { ...entry, slug: acme.slug })).toBe('NOT_FOUND');
    expect(await as(fd, acme.owner).denied('{ workspace { id } }')).toBe('NOT_FOUND');
    expect(await as(fd, { ...acme.owner, workspace: slug }).denied('{ workspace { id } }')).toBeNull();
  });

  it('makes the released slug available to another workspace', async () => {
    const { acme, globex } = await twoWorkspaces(fd);
    expect(await outcome(fd, globex.owner, 'updateWorkspaceSlug', { slug: acme.slug })).toBe('SLUG_TAKEN');
    await mutate(fd, acme.owner, 'updateWorkspaceSlug', { slug: `${acme.slug}-left` });
    expect(await outcome(fd, globex.owner, 'updateWorkspaceSlug', { slug: acme.slug })).toBe('ok');
    // The slug now belongs to a workspace that Ada is not a member of.
    expect(await as(fd, acme.owner).denied('{ workspace { id } }')).toBe('NOT_FOUND');
  });

  it('changes nothing, and records nothing, when the slug is unchanged', async () => {
    const { acme } = await twoWorkspaces(fd);
    expect(await outcome(fd, acme.owner, 'updateWorkspaceSlug', { slug: acme.slug })).toBe('ok');
    expect(await names(acme)).toEqual([]);
  });
});

describe('pausing the agent', () => {
  const PAUSE = 'mutation { pauseAgent { workspace { agentPausedAt } } }';
  const RESUME = 'mutation { resumeAgent { workspace { agentPausedAt } } }';

  it('is refused to a member without workspace.settings', async () => {
    const { acme } = await twoWorkspaces(fd);
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await as(fd, mia).denied(PAUSE)).toBe('FORBIDDEN');
    expect(await as(fd, mia).denied(RESUME)).toBe('FORBIDDEN');
    const sam = await buildMember(fd, acme, { role: 'member', grants: [{ policy: 'workspace.settings' }] });
    expect(await as(fd, sam).denied(PAUSE)).toBeNull();
  });

  it('keeps its first time if it is repeated, and records one audit event', async () => {
    const { acme } = await twoWorkspaces(fd);
    const first = (await as(fd, acme.owner).ok(PAUSE)).pauseAgent.workspace.agentPausedAt;
    fd.advance({ seconds: 90 });
    expect((await as(fd, acme.owner).ok(PAUSE)).pauseAgent.workspace.agentPausedAt).toBe(first);
    for (let i = 0; i < 2; i += 1)
      expect((await as(fd, acme.owner).ok(RESUME)).resumeAgent.workspace.agentPausedAt).toBeNull();
    expect(await names(acme)).toEqual(['agent.paused', 'agent.resumed']);
  });

  it('records one audit event under concurrent requests', async () => {
    const { acme } = await twoWorkspaces(fd);
    const many = (document: string) => Promise.all(Array.from({ length: 6 }, () => as(fd, acme.owner).ok(document)));
    // Opens the database connections first, so that the requests run concurrently.
    await many('{ workspace { id } }');
    const answers = await many(PAUSE);
    expect(new Set(answers.map(({ pauseAgent }) => pauseAgent.workspace.agentPausedAt)).size).toBe(1);
    expect(await names(acme)).toEqual(['agent.paused']);
  });

  it('still accepts and saves leads, from the form and by an API key [CB-18]', async () => {
    const { acme } = await twoWorkspaces(fd);
    await as(fd, acme.owner).ok(PAUSE);
    const visitor = buildVisitor();
    expect(await postForm(acme.slug)).toBe(200);
    expect(await outcome(fd, visitor, 'submitForm', { ...entry, slug: acme.slug })).toBe('ok');
    expect(await outcome(fd, acme.owner, 'createLead', entry)).toBe('ok');
    expect(await as(fd, acme.owner).ok('{ leads(first: 10) { totalCount } workspace { agentPausedAt } }')).toEqual({
      leads: { totalCount: 3 },
      workspace: { agentPausedAt: expect.any(String) },
    });
  });
});
