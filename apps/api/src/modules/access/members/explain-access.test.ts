import {
  ACTIONS_BY_SUBJECT,
  type Action,
  isWorkspacePair,
  POLICIES,
  type PolicyKey,
  ROLE_NAMES,
  WORKSPACE_SUBJECTS,
  type WorkspaceSubject,
} from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildApiKey,
  buildLead,
  buildMember,
  buildRole,
  buildWorkspace,
  type Member,
  signedInAgain,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildConversation } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate } from '../../../../test/testkit/mutate.ts';
import { findInviter } from '../../../auth/access-context.ts';
import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { explainAccess } from './use-cases/explain-access.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace;
let ada: Member;
beforeAll(async () => {
  fd = await startFrontdesk();
  acme = await buildWorkspace(fd);
  ada = await buildMember(fd, acme, { role: 'owner', name: 'Ada' });
});
afterAll(() => fd.close());

const WHY = `query ($memberId: ID, $apiKeyId: ID, $action: String!, $subject: String!, $recordId: ID) {
  explainAccess(memberId: $memberId, apiKeyId: $apiKeyId, action: $action, subject: $subject, recordId: $recordId) {
    allowed denialReason message policy source via grantedByName expiresAt missing deniedBy
  }
}`;
const why = async (who: { memberId?: string; apiKeyId?: string }, action: string, subject: string, recordId?: string) =>
  (await as(fd, ada).ok(WHY, { ...who, action, subject, recordId })).explainAccess;

describe('explaining the access of a member', () => {
  it('names the role, the grant with its granter and expiry, and the missing policy', async () => {
    const { id } = await buildRole(fd, acme, { name: 'Night shift', policies: ['lead.manage'] });
    const mia = await buildMember(fd, acme, { customRoleId: id });
    expect(await why(mia, 'update', 'Lead')).toMatchObject({
      allowed: true,
      denialReason: null,
      policy: 'lead.manage',
      source: 'ROLE',
      via: 'Night shift',
      message: 'Allowed: the role Night shift includes it.',
    });
    expect(await why(mia, 'run', 'Campaign')).toMatchObject({
      allowed: false,
      denialReason: 'POLICY',
      policy: 'campaign.run',
      missing: ['campaign.run', 'campaign.read'],
    });
    const expiresAt = new Date(fd.services.clock().getTime() + 3_600_000).toISOString();
    const grants = [{ policy: 'campaign.run', effect: 'GRANT', expiresAt }];
    const input = { id: mia.memberId, role: 'member', customRoleId: id, grants };
    await as(fd, ada).ok('mutation ($input: UpdateMemberInput!) { updateMember(input: $input) { __typename } }', {
      input,
    });
    expect(await why(mia, 'run', 'Campaign')).toMatchObject({
      allowed: true,
      source: 'GRANT',
      grantedByName: 'Ada',
      expiresAt,
    });
    expect(await why(mia, 'read', 'Campaign')).toMatchObject({ allowed: true, source: 'IMPLIED', via: 'campaign.run' });
    fd.advance({ minutes: 61 });
    ada = await again(ada);
    expect(await why(mia, 'run', 'Campaign')).toMatchObject({ allowed: false, grantedByName: null });
  });

  it('names the row rule that denies it, and the scopes of the key', async () => {
    const omar = await buildMember(fd, acme, { role: 'operator' });
    const limited = await buildMember(fd, acme, { role: 'member', assignedConversationsOnly: true });
    const held = await buildConversation(fd, acme, { heldById: omar.memberId, assigneeId: limited.memberId });
    const free = await buildConversation(fd, acme);
    expect((await why(omar, 'reply', 'Conversation', held.id)).allowed).toBe(true);
    expect((await why(omar, 'reply', 'Conversation', free.id)).denialReason).toBe('NOT_TAKEN_OVER');
    expect((await why(limited, 'reply', 'Conversation', held.id)).denialReason).toBe('NOT_TAKEN_OVER');
    const open = await buildConversation(fd, acme, { assigneeId: limited.memberId });
    expect((await why(limited, 'reply', 'Conversation', open.id)).allowed).toBe(true);
    expect((await why(limited, 'read', 'Contact', held.contact.id)).allowed).toBe(true);
    expect((await why(limited, 'read', 'Contact', free.contact.id)).denialReason).toBe('NOT_ASSIGNED');
    const key = await buildApiKey(fd, acme, ada, { scopes: ['lead.read'] });
    expect(await why({ apiKeyId: key.id }, 'update', 'Lead')).toMatchObject({ allowed: false, policy: 'lead.manage' });
    expect((await why({ apiKeyId: key.id }, 'read', 'Lead')).allowed).toBe(true);
  });

  it('explains the key of a service account by the policies of the account, not of the member who created it', async () => {
    const input = { name: 'Nightly import', policies: ['lead.read'] };
    const { serviceAccount } = await mutate(fd, ada, 'createServiceAccount', input, 'serviceAccount { id }');
    const { id: serviceAccountId } = serviceAccount as { id: string };
    const key = await buildApiKey(fd, acme, ada, { scopes: ['lead.manage', 'contact.read'], serviceAccountId });
    expect(await why({ apiKeyId: key.id }, 'read', 'Lead')).toMatchObject({
      allowed: true,
      message: 'Allowed: the role Nightly import includes it.',
    });
    // Precondition: Ada, who created the key, may update leads and read contacts.
    expect((await why(ada, 'update', 'Lead')).allowed).toBe(true);
    expect(await why({ apiKeyId: key.id }, 'update', 'Lead')).toMatchObject({ allowed: false, policy: 'lead.manage' });
    expect((await why({ apiKeyId: key.id }, 'read', 'Contact')).allowed).toBe(false);
    await mutate(fd, ada, 'deleteServiceAccount', { id: serviceAccountId });
    expect(await as(fd, ada).denied(WHY, { apiKeyId: key.id, action: 'read', subject: 'Lead' })).toBe('NOT_FOUND');
  });

  it('is available to all members about themselves, and to managers of members about others, within the workspace', async () => {
    const vic = await buildMember(fd, acme, { role: 'viewer' });
    const asked = { action: 'update', subject: 'Lead' };
    expect(await as(fd, vic).denied(WHY, { ...asked, memberId: vic.memberId })).toBeNull();
    expect(await as(fd, vic).denied(WHY, { ...asked, memberId: ada.memberId })).toBe('FORBIDDEN');
    const { globex } = await twoWorkspaces(fd);
    expect(await as(fd, ada).denied(WHY, { ...asked, memberId: globex.owner.memberId })).toBe('NOT_FOUND');
    const foreign = await buildLead(fd, globex);
    expect(await as(fd, ada).denied(WHY, { ...asked, memberId: vic.memberId, recordId: foreign.id })).toBe('NOT_FOUND');
    // No permission has this action and subject.
    expect(await as(fd, ada).denied(WHY, { action: 'claim', subject: 'ReviewItem', memberId: vic.memberId })).toBe(
      'VALIDATION_FAILED',
    );
    expect(await as(fd, ada).denied(WHY, { action: 'fly', subject: 'Lead', memberId: vic.memberId })).toBe(
      'VALIDATION_FAILED',
    );
  });
});

it('agrees with authorize for every action on every record, for every role, with random grants and limits', async () => {
  const people: Member[] = [];
  const keys = POLICIES.map(({ key }) => key);
  const random = randomOf(20261121);
  for (const role of ROLE_NAMES) {
    for (const _ of [1, 2, 3]) {
      const named = [...new Set(Array.from({ length: 5 }, () => keys[random(keys.length)] as PolicyKey))];
      people.push(
        await buildMember(fd, acme, {
          role,
          grants: named.map((policy) => ({ policy, effect: random(3) === 0 ? 'DENY' : 'GRANT' })),
          maskContactDetails: random(3) === 0,
          assignedConversationsOnly: random(3) === 0,
        }),
      );
    }
  }
  for (const one of people.slice(0, 4))
    await buildConversation(fd, acme, { heldById: one.memberId, assigneeId: one.memberId });
  await buildLead(fd, acme);
  const asker = await contextOf(ada);
  const tally = { yes: 0, no: 0 };
  for (const someone of people) {
    const them = await contextOf(someone);
    for (const subject of WORKSPACE_SUBJECTS) {
      const records = RECORDS.includes(subject) ? await recordsOf(subject) : [];
      for (const action of ACTIONS(subject)) {
        const explained = await explainAccess(asker, { memberId: someone.memberId, action, subject });
        expect({ action, subject, allowed: explained.allowed }).toEqual({
          action,
          subject,
          allowed: them.ability.can(action, subject),
        });
        for (const record of records.slice(0, 4)) {
          const allowed = passes(() => authorize(them, action, subject, record));
          const about = await explainAccess(asker, {
            memberId: someone.memberId,
            action,
            subject,
            recordId: record.id,
          });
          expect({ action, subject, record: record.id, allowed: about.allowed }).toEqual({
            action,
            subject,
            record: record.id,
            allowed,
          });
          tally[allowed ? 'yes' : 'no'] += 1;
        }
      }
    }
  }
  expect(Math.min(tally.yes, tally.no)).toBeGreaterThan(100);
});

const ACTIONS = (subject: WorkspaceSubject): readonly Action[] =>
  ACTIONS_BY_SUBJECT[subject].filter((action) => isWorkspacePair(action, subject));
const again = (person: Member) => signedInAgain(fd, person);

const RECORDS: readonly WorkspaceSubject[] = ['Member', 'Conversation', 'Message', 'Contact', 'Lead', 'ApiKey'];
const THROUGH: Partial<Record<WorkspaceSubject, object>> = {
  Message: { include: { conversation: true } },
  Contact: { include: { conversations: true } },
};

function recordsOf(subject: WorkspaceSubject): Promise<{ id: string }[]> {
  const name = `${subject[0]?.toLowerCase()}${subject.slice(1)}`;
  return fd.services.database.forWorkspace(acme.id).read(async (tx) => {
    const delegates = tx as unknown as Record<string, { findMany(query: object): Promise<{ id: string }[]> }>;
    return (await delegates[name]?.findMany({ ...THROUGH[subject], orderBy: { id: 'desc' } })) ?? [];
  });
}

async function contextOf({ userId }: Member): Promise<WorkspaceContext> {
  const transport = { requestId: '-' } as WorkspaceContext['transport'];
  const found = await findInviter({ services: fd.services, transport }, acme.id, userId);
  if (!found) throw new Error('They do not belong here.');
  return found;
}

function passes(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** Deterministic random number generator, so that failures can be reproduced. */
function randomOf(start: number) {
  let state = start;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}
