import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { draftOf } from '../../../../test/testkit/agent.ts';
import { as, type Caller } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, withFreshToken } from '../../../../test/testkit/build.ts';
import {
  compareWith,
  exportFrom,
  fillConfiguration,
  type OwnedWorkspace,
  sourceAndTarget,
  TOOL_SECRET,
} from '../../../../test/testkit/configuration.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { setEnvironment } from '../../../../test/testkit/scene.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Kinds in the order in which they are applied. Services are last, because they need a published agent. */
const KINDS = [
  'HTTP_TOOL',
  'FORM',
  'LEAD_FORM',
  'BUSINESS_PROFILE',
  'KNOWLEDGE_SOURCE',
  'SAVED_REPLY',
  'SAFETY_CONCEPT',
  'AGENT',
  'SERVICE',
];

async function filled() {
  const both = await sourceAndTarget(fd);
  await fillConfiguration(fd, both.source);
  return { ...both, document: await exportFrom(fd, both.source.owner) };
}

/** Compares a document with the target and returns what applies all its items except the services. */
async function inputFor(who: Caller, document: string) {
  const { digest, differences } = await compareWith(fd, who, document);
  const items = differences
    .filter(({ kind, change }) => kind !== 'SERVICE' && change !== 'ONLY_HERE')
    .map(({ kind, key }) => ({ kind, key }));
  return { document, digest, items, productionAcknowledged: false };
}

const apply = async (who: Caller, document: string, overrides: object = {}) =>
  mutate(fd, who, 'applyConfiguration', { ...(await inputFor(who, document)), ...overrides }, 'applied { kind key }');

const changesOf = async (who: Caller, document: string) =>
  Object.fromEntries((await compareWith(fd, who, document)).differences.map((one) => [one.kind, one.change]));

// biome-ignore lint/suspicious/noExplicitAny: the tests change contents of all kinds.
type EditedItem = { kind: string; key: string; content: any };
const edited = (document: string, edit: (items: EditedItem[]) => void) => {
  const parsed = JSON.parse(document);
  edit(parsed.items);
  return JSON.stringify(parsed);
};

describe('the exported configuration', () => {
  it('has the same bytes for the same state, in a documented format without ids [AM-31]', async () => {
    const { source, document } = await filled();
    expect(await exportFrom(fd, source.owner)).toBe(document);
    const parsed = JSON.parse(document);
    expect(parsed.format).toBe('frontdesk.configuration/1');
    expect(parsed.items.map(({ kind }: { kind: string }) => kind)).toEqual(KINDS);
    expect(document).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    const { flows } = parsed.items.find(({ kind }: { kind: string }) => kind === 'AGENT').content.graph;
    expect(flows.intake.states.form.args).toEqual({ form: { form: 'Intake' } });
    expect(flows.intake.states.member.args).toEqual({ member: { member: source.owner.email } });
    await mutate(fd, source.owner, 'createSavedReply', {
      shortcut: 'hours',
      text: 'We open at 9.',
      folder: null,
      visibility: 'SHARED',
    });
    expect(await exportFrom(fd, source.owner)).not.toBe(document);
  });

  it('has the names of secret headers and not their values', async () => {
    const { document } = await filled();
    expect(document).toContain('"Authorization"');
    expect(document).not.toContain(TOOL_SECRET);
    expect(document).not.toContain('sk-live');
  });

  it('has the kinds that the caller can read, and refuses a kind that the caller cannot read', async () => {
    const { source } = await filled();
    const reader = await buildMember(fd, source, {
      role: 'viewer',
      grants: [{ policy: 'safety.read', effect: 'DENY' }],
    });
    const { configuration } = await as(fd, reader).ok('{ configuration { kinds } }');
    expect(configuration.kinds).toContain('AGENT');
    expect(configuration.kinds).not.toContain('SAFETY_CONCEPT');
    const { errors } = await as(fd, reader).run('{ configuration(kinds: [SAFETY_CONCEPT]) { kinds } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('has agents for an API key, unless their flows name records that the key cannot read', async () => {
    const { source } = await filled();
    const AGENTS = '{ configuration(kinds: [AGENT]) { itemCount } }';
    const key = await buildApiKey(fd, source, source.owner, { scopes: ['agent.read'] });
    expect((await as(fd, key).run(AGENTS)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const wide = await buildApiKey(fd, source, source.owner, {
      scopes: ['agent.read', 'surface.read', 'workspace.members'],
    });
    expect((await as(fd, wide).ok(AGENTS))['configuration']).toEqual({ itemCount: 1 });
    await mutate(fd, source.owner, 'updateContextGraph', {
      revision: await draftOf(fd, source),
      goal: 'BOOK',
      source: null,
    });
    expect((await as(fd, key).ok(AGENTS))['configuration']).toEqual({ itemCount: 1 });
  });

  it('has no private saved replies', async () => {
    const { source } = await filled();
    const text = 'A private note of mine.';
    const reply = { shortcut: 'mine', text, folder: null, visibility: 'PRIVATE' };
    await mutate(fd, source.owner, 'createSavedReply', reply);
    expect(await exportFrom(fd, source.owner)).not.toContain(text);
  });
});

describe('the comparison', () => {
  it('names added, changed, unchanged and local items with the fields that differ', async () => {
    const { target, document } = await filled();
    await mutate(fd, target.owner, 'createSavedReply', {
      shortcut: 'price',
      text: 'Ask us.',
      folder: 'Sales',
      visibility: 'SHARED',
    });
    await mutate(fd, target.owner, 'createSavedReply', {
      shortcut: 'local',
      text: 'Only here.',
      folder: null,
      visibility: 'SHARED',
    });
    const { differences } = await compareWith(fd, target.owner, document);
    const replies = differences.filter(({ kind }) => kind === 'SAVED_REPLY');
    const after = 'Hello {{first_name}}, a visit costs $40.';
    expect(replies).toEqual([
      {
        kind: 'SAVED_REPLY',
        key: 'price',
        change: 'CHANGED',
        fieldCount: 1,
        fields: [{ path: 'text', before: 'Ask us.', after }],
      },
      { kind: 'SAVED_REPLY', key: 'local', change: 'ONLY_HERE', fieldCount: 0, fields: [] },
    ]);
    const concept = differences.find(({ kind }) => kind === 'SAFETY_CONCEPT');
    expect(concept).toMatchObject({ key: 'Threat', change: 'ADDED' });
    expect(concept?.fields).toContainEqual({ path: 'rule.instruction', before: null, after: 'Stay calm.' });
  });

  it('finds no difference in the workspace itself', async () => {
    const { source, document } = await filled();
    expect(new Set(Object.values(await changesOf(source.owner, document)))).toEqual(new Set(['UNCHANGED']));
  });

  it('requires the permission to read each kind of the document', async () => {
    const { target, document } = await filled();
    const reader = await buildMember(fd, target, {
      role: 'viewer',
      grants: [{ policy: 'safety.read', effect: 'DENY' }],
    });
    const query = 'query ($document: String!) { compareConfiguration(document: $document) { digest } }';
    const { errors } = await as(fd, reader).run(query, { document });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('applying a configuration', () => {
  it('creates drafts and disabled items, and changes nothing when it is repeated [AM-31]', async () => {
    const { target, document } = await filled();
    const applied = await apply(target.owner, document);
    expect(applied.outcome).toBe('ok');
    expect(applied['applied'].map(({ kind }: { kind: string }) => kind)).toEqual(KINDS.slice(0, -1));
    const [tool] = await rows(fd, 'select disabled_at, secret from http_tools where workspace_id = $1', [target.id]);
    expect(tool).toEqual({ disabled_at: expect.any(Date), secret: null });
    const [concept] = await rows(fd, 'select disabled_at from monitor_concepts where workspace_id = $1', [target.id]);
    expect(concept?.['disabled_at']).toEqual(expect.any(Date));
    const published =
      'select 1 from agent_versions where workspace_id = $1 union all select 1 from surface_versions where workspace_id = $1';
    expect(await rows(fd, published, [target.id])).toEqual([]);
    expect(await changesOf(target.owner, document)).toEqual({
      ...Object.fromEntries(KINDS.map((kind) => [kind, 'UNCHANGED'])),
      SERVICE: 'ADDED',
    });
    const events = 'select count(*)::int as count from audit_events where workspace_id = $1';
    const before = await rows(fd, events, [target.id]);
    expect(await apply(target.owner, document)).toMatchObject({ outcome: 'ok', applied: [] });
    expect(await rows(fd, events, [target.id])).toEqual(before);
  });

  it('refers to the form and the member of the target', async () => {
    const { target, document } = await filled();
    await apply(target.owner, document);
    const [agent] = await rows<{ graph_source: string }>(
      fd,
      'select graph_source from agents where workspace_id = $1 and is_default',
      [target.id],
    );
    const [form] = await rows<{ id: string }>(fd, 'select id from surface_templates where workspace_id = $1', [
      target.id,
    ]);
    expect(agent?.graph_source).toContain(`'${form?.id}'`);
    expect(agent?.graph_source).toContain(`'${target.owner.memberId}'`);
  });

  it('creates a service, disabled, once the agent is published', async () => {
    const { target, document } = await filled();
    const service = [{ kind: 'SERVICE', key: 'Reception' }];
    await apply(target.owner, document);
    const early = await apply(target.owner, document, { items: service });
    expect(early).toMatchObject({ outcome: 'AGENT_NOT_PUBLISHED', field: 'document.items.8.content.agentId' });
    await publishDraft(target);
    expect((await apply(target.owner, document, { items: service })).outcome).toBe('ok');
    const { services } = await as(fd, target.owner).ok('{ services(first: 5) { edges { node { name disabledAt } } } }');
    expect(services.edges).toEqual([{ node: { name: 'Reception', disabledAt: expect.any(String) } }]);
  });

  it('keeps the secrets of a tool of the target, and disables it if a secret is missing', async () => {
    const { target, document } = await filled();
    await apply(target.owner, document);
    const [tool] = await rows<{ id: string }>(fd, 'select id from http_tools where workspace_id = $1', [target.id]);
    expect(await outcome(fd, target.owner, 'enableHttpTool', { id: tool?.id })).toBe('TOOL_SECRET_REQUIRED');
    await giveSecret(target, document);
    expect(await outcome(fd, target.owner, 'enableHttpTool', { id: tool?.id })).toBe('ok');
    const change = (url: string) => edited(document, ([first]) => Object.assign(first?.content, { url }));
    const stateOf = async () =>
      (
        await rows(fd, 'select disabled_at is null as on, secret is null as bare from http_tools where id = $1', [
          tool?.id,
        ])
      )[0];
    await apply(target.owner, change('http://127.0.0.1/v2/{order}'));
    expect(await stateOf()).toEqual({ on: true, bare: false });
    await apply(target.owner, change('http://127.0.0.1:9/orders/{order}'));
    expect(await stateOf()).toEqual({ on: false, bare: true });
  });

  it('is recorded with the digest of the document', async () => {
    const { target, document } = await filled();
    await apply(target.owner, document, { items: [{ kind: 'SAVED_REPLY', key: 'price' }] });
    const [event] = await rows(
      fd,
      "select after from audit_events where workspace_id = $1 and name = 'configuration.applied'",
      [target.id],
    );
    expect(event?.['after']).toEqual({
      documentDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      items: ['SAVED_REPLY price'],
    });
  });

  it('is refused if the target has changed since the comparison', async () => {
    const { target, document } = await filled();
    const input = await inputFor(target.owner, document);
    await mutate(fd, target.owner, 'createSavedReply', {
      shortcut: 'late',
      text: 'Late.',
      folder: null,
      visibility: 'SHARED',
    });
    expect(await outcome(fd, target.owner, 'applyConfiguration', input)).toBe('CONFIGURATION_CHANGED');
    expect(await outcome(fd, target.owner, 'applyConfiguration', await inputFor(target.owner, document))).toBe('ok');
  });

  it('stores nothing if one of the items is refused, and names each invalid field', async () => {
    const { target, document } = await filled();
    const wrong = edited(document, (items) => {
      const contentOf = (wanted: string) => items.find(({ kind }) => kind === wanted)?.content;
      Object.assign(contentOf('SAVED_REPLY'), { text: ' ' });
      Object.assign(contentOf('AGENT').persona, { role: '' });
      Object.assign(contentOf('SAFETY_CONCEPT'), { phrases: [] });
    });
    const { errors } = (
      await as(fd, target.owner).ok(
        'mutation ($input: ApplyConfigurationInput!) { applyConfiguration(input: $input) { errors { code field } } }',
        { input: await inputFor(target.owner, wrong) },
      )
    )['applyConfiguration'];
    expect(errors).toEqual([
      { code: 'SAVED_REPLY_TEXT_INVALID', field: 'document.items.5.content.text' },
      { code: 'CONCEPT_PHRASES_INVALID', field: 'document.items.6.content.phrases' },
      { code: 'PERSONA_ROLE_INVALID', field: 'document.items.7.content.persona.role' },
    ]);
    expect(await rows(fd, 'select 1 from http_tools where workspace_id = $1', [target.id])).toEqual([]);
    expect((await apply(target.owner, document)).outcome).toBe('ok');
  });

  it('needs a confirmation in production [AM-26]', async () => {
    const { target, document } = await filled();
    await setEnvironment(fd, target, 'PRODUCTION');
    expect((await apply(target.owner, document)).outcome).toBe('PRODUCTION_NOT_ACKNOWLEDGED');
    expect((await apply(target.owner, document, { productionAcknowledged: true })).outcome).toBe('ok');
  });

  it('requires the permission to change each kind of item', async () => {
    const { target, document } = await filled();
    const editor = await buildMember(fd, target, {
      role: 'admin',
      grants: [{ policy: 'safety.manage', effect: 'DENY' }],
    });
    expect(await outcome(fd, editor, 'applyConfiguration', await inputFor(editor, document))).toBe('FORBIDDEN');
    const items = [{ kind: 'AGENT', key: 'Front desk' }];
    const agent = (await inputFor(editor, document)).items.filter(({ kind }) => kind === 'FORM' || kind === 'AGENT');
    expect(agent.length).toBeGreaterThan(items.length);
    expect((await apply(editor, document, { items: agent })).outcome).toBe('ok');
  });

  it('works with an API key of the workspace', async () => {
    const { source, target, document } = await filled();
    const key = await buildApiKey(fd, target, target.owner, { scopes: ['agent.read', 'agent.manage'] });
    const reader = await buildApiKey(fd, source, source.owner, { scopes: ['agent.read'] });
    const exported = (await as(fd, reader).ok('{ configuration(kinds: [HTTP_TOOL]) { document } }'))['configuration'];
    expect(JSON.parse(exported.document).items).toHaveLength(1);
    expect((await apply(key, exported.document)).outcome).toBe('ok');
    const { errors } = await as(fd, key).run(
      'query ($document: String!) { compareConfiguration(document: $document) { digest } }',
      {
        document,
      },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a source workspace', () => {
  it('is compared and applied by a member of both, in one organization [AM-31]', async () => {
    const { source, target } = await filled();
    expect(await codeOf(target.owner, await sourceFrom(source.owner))).toBe('NOT_FOUND');
    await join(source, target);
    const reference = await sourceFrom(source.owner);
    const { digest, differences } = await compareFrom(target.owner, reference);
    const items = differences.filter(({ kind }) => kind !== 'SERVICE').map(({ kind, key }) => ({ kind, key }));
    const input = { source: reference, items, digest, productionAcknowledged: false };
    const reply = { shortcut: 'later', text: 'Later.', folder: null, visibility: 'SHARED' };
    await mutate(fd, source.owner, 'createSavedReply', reply);
    expect(await outcome(fd, target.owner, 'applyConfiguration', input)).toBe('CONFIGURATION_CHANGED');
    const again = { ...input, digest: (await compareFrom(target.owner, reference)).digest };
    expect(await outcome(fd, target.owner, 'applyConfiguration', again)).toBe('ok');
    const left = (await compareFrom(target.owner, reference)).differences.filter(({ change }) => change === 'ADDED');
    expect(left.map(({ kind, key }) => [kind, key])).toEqual([
      ['SAVED_REPLY', 'later'],
      ['SERVICE', 'Reception'],
    ]);
  });

  it('shows only the kinds that the caller can read in both workspaces', async () => {
    const { source, target } = await filled();
    await join(source, target);
    const reader = await buildMember(fd, target, { role: 'owner' });
    const grants = [{ policy: 'safety.read', effect: 'DENY' }] as const;
    const there = await buildMember(fd, source, { role: 'viewer', person: reader, grants: [...grants] });
    const kinds = (await compareFrom(reader, await sourceFrom(there))).differences.map(({ kind }) => kind);
    expect(kinds).toContain('AGENT');
    expect(kinds).not.toContain('SAFETY_CONCEPT');
  });

  it('is not found by others, by API keys, after an hour, or after access was lost', async () => {
    const { source, target } = await filled();
    await join(source, target);
    const reference = await sourceFrom(source.owner);
    expect(await codeOf(target.owner, reference)).toBeUndefined();
    const other = await buildMember(fd, target, { role: 'owner' });
    const there = await buildMember(fd, source, { role: 'viewer', person: other });
    expect(await codeOf(other, reference)).toBe('NOT_FOUND');
    const own = await sourceFrom(there);
    expect(await codeOf(other, own)).toBeUndefined();
    await mutate(fd, source.owner, 'removeMember', { id: there.memberId });
    expect(await codeOf(other, own)).toBe('NOT_FOUND');
    const key = await buildApiKey(fd, target, target.owner, { scopes: ['agent.read'] });
    expect(await codeOf(key, reference)).toBe('NOT_FOUND');
    const keyOfSource = await buildApiKey(fd, source, source.owner, { scopes: ['agent.read'] });
    expect(await sourceFrom(keyOfSource)).toBeNull();
    fd.advance({ minutes: 61 });
    expect(await codeOf(await withFreshToken(fd, target.owner), reference)).toBe('NOT_FOUND');
  });

  it('cannot be given together with a document, or left out', async () => {
    const { source, target, document } = await filled();
    expect(await codeOf(target.owner, null)).toBe('VALIDATION_FAILED');
    const input = {
      document,
      source: await sourceFrom(source.owner),
      items: [],
      digest: '',
      productionAcknowledged: false,
    };
    expect(await outcome(fd, target.owner, 'applyConfiguration', input)).toBe('VALIDATION_FAILED');
  });
});

const sourceFrom = async (who: Caller): Promise<string> =>
  (await as(fd, who).ok('{ configuration(kinds: [HTTP_TOOL]) { source } }'))['configuration'].source;
const COMPARE = `query ($source: String) { compareConfiguration(source: $source) { digest differences { kind key change } } }`;
const compareFrom = async (who: Caller, source: string) =>
  (await as(fd, who).ok(COMPARE, { source }))['compareConfiguration'] as Awaited<ReturnType<typeof compareWith>>;
const codeOf = async (who: Caller, source: string | null) =>
  (await as(fd, who).run(COMPARE, { source })).errors?.[0]?.extensions.code;

/** Adds both workspaces to a new organization. */
async function join(source: OwnedWorkspace, target: OwnedWorkspace): Promise<void> {
  const made = await mutate(fd, source.owner, 'createOrganization', { name: 'Acme' }, 'organization { id }');
  for (const { owner } of [source, target])
    expect(await outcome(fd, owner, 'assignOrganization', { organizationId: made['organization'].id })).toBe('ok');
}

describe('a document', () => {
  it.each([
    ['text that is not JSON', '{', 'CONFIGURATION_INVALID'],
    ['another format', '{"format":"frontdesk.configuration/2","kinds":[],"items":[]}', 'CONFIGURATION_FORMAT_UNKNOWN'],
    ['more than 80,000 bytes', ' '.repeat(80_001), 'CONFIGURATION_TOO_LARGE'],
  ])('with %s is refused', async (_name, document, code) => {
    const { target } = await sourceAndTarget(fd);
    expect((await compareWith(fd, target.owner, document)).errors.map((error) => error.code)).toEqual([code]);
    const input = { document, digest: '', items: [], productionAcknowledged: false };
    expect(await outcome(fd, target.owner, 'applyConfiguration', input)).toBe(code);
  });

  it('with three invalid fields has three errors with their paths', async () => {
    const { target, document } = await filled();
    const wrong = edited(document, (items) => {
      Object.assign(items[0]?.content, { method: 'FETCH', timeoutSeconds: 'two' });
      Object.assign(items[5]?.content, { other: 1 });
    });
    const { errors } = await compareWith(fd, target.owner, wrong);
    expect(errors.map(({ field }) => field)).toEqual([
      'document.items.0.content.method',
      'document.items.0.content.timeoutSeconds',
      'document.items.5.content',
    ]);
  });

  it('with a secret, a second item of the same key or a wrong key is refused', async () => {
    const { target, document } = await filled();
    const wrong = edited(document, (items) => {
      Object.assign(items[0]?.content.headers[0], { value: 'Bearer sk-live-1' });
      Object.assign(items[6] as object, { key: 'Other' });
      items.push(items[1] as never);
    });
    const { errors } = await compareWith(fd, target.owner, wrong);
    expect(errors.map(({ field }) => field)).toEqual([
      'document.items.0.content.headers.0.value',
      'document.items.6.key',
      'document.items.9.key',
    ]);
  });

  it('with an item that refers to an unknown form is refused', async () => {
    const { target, document } = await filled();
    const items = (await inputFor(target.owner, document)).items.filter(({ kind }) => kind === 'AGENT');
    const refused = await apply(target.owner, document, { items });
    expect(refused).toMatchObject({
      outcome: 'CONFIGURATION_REFERENCE_UNKNOWN',
      field: 'document.items.7.content.graph',
    });
  });
});

async function publishDraft({ id, owner }: OwnedWorkspace): Promise<void> {
  const [draft] = await rows<{ revision: number }>(
    fd,
    'select revision from agents where workspace_id = $1 and is_default',
    [id],
  );
  const [form] = await rows<{ id: string; revision: number }>(
    fd,
    'select id, revision from surface_templates where workspace_id = $1',
    [id],
  );
  await mutate(fd, owner, 'publishSurfaceTemplate', { ...form });
  expect(await outcome(fd, owner, 'publishAgent', { revision: draft?.revision, note: '' })).toBe('ok');
}

/** Gives the tool of the target a value for its secret header. */
async function giveSecret({ id, owner }: OwnedWorkspace, document: string): Promise<void> {
  const [tool] = await rows<{ id: string; revision: number }>(
    fd,
    'select id, revision from http_tools where workspace_id = $1',
    [id],
  );
  const { content } = JSON.parse(document).items[0];
  const headers = content.headers.map((header: { isSecret: boolean }) =>
    header.isSecret ? { ...header, value: TOOL_SECRET } : header,
  );
  expect(await outcome(fd, owner, 'updateHttpTool', { ...tool, ...content, headers })).toBe('ok');
}
