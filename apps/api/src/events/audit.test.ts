import { EVENT_NAMES } from '@frontdesk/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as, type Caller } from '../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  buildUser,
  buildVisitor,
  type Member,
  twoWorkspaces,
} from '../../test/testkit/build.ts';
import { buildConversation } from '../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../test/testkit/frontdesk.ts';
import { mutate } from '../../test/testkit/mutate.ts';
import { mailsTo, tokenIn } from '../../test/testkit/outbox.ts';
import { rows } from '../../test/testkit/rows.ts';

interface Noted {
  name: string;
  actor_kind: string;
  actor_id: string | null;
  actor_label: string;
  subject_type: string;
  subject_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  request_id: string;
}

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const notes = (workspace: BuiltWorkspace) =>
  rows<Noted>(fd, 'select * from audit_events where workspace_id = $1 order by at, id', [workspace.id]);
const entry = { name: 'Lena Lead', phone: '+442079460018', email: 'lena@people.test', message: 'Hello', consent: true };
const run = (who: Caller, mutation: string) => as(fd, who).ok(`mutation { ${mutation} }`);

async function invited(person: { email: string }) {
  const fields = '... on MemberInvited { invitation { id } }';
  const { invitation } = await mutate(
    fd,
    acme.owner,
    'inviteMember',
    { email: person.email, role: 'viewer', policies: [] },
    fields,
  );
  return { id: invitation.id as string, token: tokenIn((await mailsTo(fd, person.email)).at(-1)) };
}

interface Change {
  /** What has to be there before. */
  before?: () => Promise<string>;
  act: (id: string) => Promise<unknown>;
  /** What the note says; `subjectId` is left out where only the product knows it. */
  note: Partial<Noted>;
}

const registered = async () => {
  const document = 'query Here { workspace { slug } }';
  const fields = '... on PersistedOperationRegistered { operation { id } }';
  return (await mutate(fd, acme.owner, 'registerPersistedOperation', { document }, fields)).operation.id as string;
};
const lead = async () => (await buildLead(fd, acme, { name: 'Lena Lead', message: 'Hello' })).id;
const viewer = async () =>
  (
    await buildMember(fd, acme, {
      role: 'viewer',
      email: `vic${acme.slug}@people.test`,
      grants: [{ policy: 'lead.manage' }],
    })
  ).memberId;
const guest = async () => (await invited({ email: `guest${acme.slug}@people.test` })).id;

const CHANGES: Record<
  Exclude<
    (typeof EVENT_NAMES)[number],
    'workspace.created' | 'invitation.accepted' | 'invitation.declined' | 'member.left' | 'conversation.released'
  >,
  Change
> = {
  'workspace.updated': {
    act: () => mutate(fd, acme.owner, 'updateWorkspace', { name: 'Acme Two', description: 'New.' }),
    note: {
      subject_type: 'Workspace',
      before: { name: 'Acme', description: '' },
      after: { name: 'Acme Two', description: 'New.' },
    },
  },
  'workspace.renamed': {
    act: () => mutate(fd, acme.owner, 'renameWorkspace', { slug: `${acme.slug}-two` }),
    note: { subject_type: 'Workspace' },
  },
  'security_settings.updated': {
    act: () => mutate(fd, acme.owner, 'updateSecuritySettings', { requiresSecondFactor: false, idleMinutes: 60 }),
    note: {
      subject_type: 'Workspace',
      before: { requiresSecondFactor: false, idleMinutes: null },
      after: { requiresSecondFactor: false, idleMinutes: 60 },
    },
  },
  'agent.paused': {
    act: () => run(acme.owner, 'pauseAgent { workspace { id } }'),
    note: { subject_type: 'Workspace' },
  },
  'agent.resumed': {
    before: async () => JSON.stringify(await run(acme.owner, 'pauseAgent { workspace { id } }')),
    act: () => run(acme.owner, 'resumeAgent { workspace { id } }'),
    note: { subject_type: 'Workspace' },
  },
  'message.sent': {
    act: async () => {
      const { id: conversationId } = await buildConversation(fd, acme);
      return mutate(fd, acme.owner, 'sendMessage', { conversationId, body: 'Hello' });
    },
    note: { subject_type: 'Message', before: null },
  },
  'invitation.created': { act: guest, note: { subject_type: 'Invitation', before: null } },
  'invitation.resent': {
    before: async () => {
      const id = await guest();
      fd.advance({ seconds: 61 });
      return id;
    },
    act: (id) => mutate(fd, acme.owner, 'resendInvitation', { id }),
    note: { subject_type: 'Invitation' },
  },
  'invitation.revoked': {
    before: guest,
    act: (id) => mutate(fd, acme.owner, 'revokeInvitation', { id }),
    note: { subject_type: 'Invitation' },
  },
  'member.updated': {
    before: viewer,
    act: (id) =>
      mutate(fd, acme.owner, 'updateMember', {
        id,
        role: 'agent',
        grants: [{ policy: 'contact.read', effect: 'DENY' }],
      }),
    note: {
      subject_type: 'Member',
      before: { role: 'viewer', grants: ['GRANT lead.manage'] },
      after: { role: 'agent', grants: ['DENY contact.read'] },
    },
  },
  'member.removed': {
    before: viewer,
    act: (id) => mutate(fd, acme.owner, 'removeMember', { id }),
    note: { subject_type: 'Member', after: { apiKeysRevoked: 0 } },
  },
  'api_key.created': {
    act: () =>
      mutate(fd, acme.owner, 'createApiKey', {
        name: 'Site',
        label: 'STAGING',
        mode: 'AD_HOC',
        scopes: ['lead.read'],
        expiresInDays: 1,
      }),
    note: { subject_type: 'ApiKey', before: null },
  },
  'api_key.revoked': {
    before: async () => (await buildApiKey(fd, acme, acme.owner)).id,
    act: (id) => mutate(fd, acme.owner, 'revokeApiKey', { id }),
    note: { subject_type: 'ApiKey' },
  },
  'persisted_operation.registered': {
    act: registered,
    note: { subject_type: 'PersistedOperation', after: { name: 'Here', kind: 'QUERY' } },
  },
  'persisted_operation.retired': {
    before: registered,
    act: (id) => mutate(fd, acme.owner, 'retirePersistedOperation', { id }),
    note: { subject_type: 'PersistedOperation', before: { name: 'Here' }, after: null },
  },
  'lead.created': {
    act: () => mutate(fd, acme.owner, 'createLead', entry),
    note: { subject_type: 'Lead', before: null, after: { source: 'MANUAL' } },
  },
  'lead.updated': {
    before: lead,
    act: (id) => mutate(fd, acme.owner, 'updateLead', { id, status: 'BOOKED', name: 'Lena Other', message: 'Hello' }),
    note: {
      subject_type: 'Lead',
      before: { status: 'NEW', name: 'changed' },
      after: { status: 'BOOKED', name: 'changed' },
    },
  },
  'lead.deleted': {
    before: lead,
    act: (id) => mutate(fd, acme.owner, 'deleteLead', { id }),
    note: { subject_type: 'Lead', before: { source: 'FORM' }, after: null },
  },
};

describe('each change leaves exactly one note', () => {
  it.each(Object.entries(CHANGES))('%s, with who did it and what changed', async (name, { before, act, note }) => {
    const id = (await before?.()) ?? '';
    const earlier = await notes(acme);
    await act(id);
    const [made, ...more] = (await notes(acme)).slice(earlier.length);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ name, actor_kind: 'USER', actor_id: acme.owner.userId, actor_label: 'Ada', ...note });
    expect(made?.request_id).toMatch(/^[0-9a-f-]{36}$/);
    if (before && name !== 'agent.resumed') expect(made?.subject_id).toBe(id);
    if (note.subject_type === 'Workspace') expect(made?.subject_id).toBe(acme.id);
  });

  it('workspace.created, by whoever created it', async () => {
    const input = { name: 'Acme', slug: `${acme.slug}-new`, channel: 'VOICE', environment: 'STAGING' };
    const { workspace } = await mutate(
      fd,
      acme.owner,
      'createWorkspace',
      input,
      '... on WorkspaceCreated { workspace { id } }',
    );
    const made = await notes({ ...acme, id: workspace.id });
    expect(made).toMatchObject([
      { name: 'workspace.created', actor_id: acme.owner.userId, subject_id: workspace.id, after: input },
    ]);
  });

  it.each([
    ['invitation.accepted', 'acceptInvitation'],
    ['invitation.declined', 'declineInvitation'],
  ])('%s, by the invited person', async (name, mutation) => {
    const bob = await buildUser(fd, { name: 'Bob' });
    const { id, token } = await invited(bob);
    await mutate(fd, bob, mutation, { token });
    expect((await notes(acme)).slice(1)).toMatchObject([
      { name, actor_id: bob.userId, actor_label: 'Bob', subject_id: id },
    ]);
  });

  it('member.left, by the member', async () => {
    const vic = await buildMember(fd, acme, { role: 'viewer', name: 'Vic' });
    await run(vic, 'leaveWorkspace { __typename }');
    expect(await notes(acme)).toMatchObject([
      {
        name: 'member.left',
        actor_id: vic.userId,
        subject_id: vic.memberId,
        before: { email: vic.email, role: 'viewer' },
      },
    ]);
  });

  it('conversation.released, beside the removal of whoever held it', async () => {
    const mia = await buildMember(fd, acme, { role: 'member' });
    const { id } = await buildConversation(fd, acme, { heldById: mia.memberId });
    await mutate(fd, acme.owner, 'removeMember', { id: mia.memberId });
    const released = (await notes(acme)).filter(({ name }) => name === 'conversation.released');
    expect(released).toMatchObject([{ subject_id: id, actor_label: 'Ada', before: { heldById: mia.memberId } }]);
  });

  it('in the name of an API key, and of a visitor', async () => {
    const key = await buildApiKey(fd, acme, acme.owner);
    await mutate(fd, key, 'createLead', entry);
    await mutate(fd, buildVisitor(), 'submitForm', { ...entry, slug: acme.slug });
    expect(await notes(acme)).toMatchObject([
      { actor_kind: 'API_KEY', actor_id: key.id, actor_label: 'Website', after: { source: 'API' } },
      { actor_kind: 'VISITOR', actor_id: null, actor_label: 'Visitor of the public form', after: { source: 'FORM' } },
    ]);
  });

  it('and every event that there is, is one of these', () => {
    const told = [
      ...Object.keys(CHANGES),
      'workspace.created',
      'invitation.accepted',
      'invitation.declined',
      'member.left',
      'conversation.released',
    ];
    const untold = EVENT_NAMES.filter((name) => !told.includes(name));
    if (untold.length > 0) throw new Error(`Add what causes ${untold.join(', ')} to CHANGES.`);
  });
});
