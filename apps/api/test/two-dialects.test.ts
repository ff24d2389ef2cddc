import {
  type AppAbility,
  abilityFrom,
  canOn,
  defineRules,
  effectivePolicies,
  type MemberLimits,
  type RawRule,
  ROLE_NAMES,
  type RoleName,
  type SubjectName,
  WORKSPACE_SUBJECTS,
} from '@frontdesk/policies';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorize } from '../src/auth/authorize.ts';
import type { WorkspaceContext } from '../src/auth/context.ts';
import { columnOf, isModel, modelNamed } from '../src/db/data-model.ts';
import type { Tx } from '../src/db/tenant-db.ts';
import { readableRows } from '../src/query-compiler/rules.ts';
import { and, raw, type Sql, sql, statementOf } from '../src/query-compiler/sql.ts';
import { buildVersion } from './testkit/agent.ts';
import { buildRun } from './testkit/agent-runs.ts';
import { buildTestCase, buildTestRun } from './testkit/agent-tests.ts';
import {
  type BuiltWorkspace,
  buildAccessRequest,
  buildApiKey,
  buildLead,
  buildMember,
  buildRole,
  buildWorkspace,
  type Member,
} from './testkit/build.ts';
import { buildCallTraces } from './testkit/calls.ts';
import { buildCampaign, buildRecipient } from './testkit/campaigns.ts';
import { buildPhoneConfig, buildTemplate } from './testkit/channels.ts';
import { buildNote } from './testkit/conversation-notes.ts';
import { buildContact, buildConversation } from './testkit/conversations.ts';
import { buildDataSource, buildMappedSource, buildSyncRun } from './testkit/data-sources.ts';
import { buildErasure } from './testkit/erasures.ts';
import { startFrontdesk, type TestFrontdesk } from './testkit/frontdesk.ts';
import { buildTool, buildToolCall } from './testkit/http-tools.ts';
import { buildJob, buildView } from './testkit/jobs.ts';
import { buildKnowledgeSource, buildUnansweredQuestion } from './testkit/knowledge.ts';
import { buildLeadFormVersion } from './testkit/lead-forms.ts';
import { buildMcpTool } from './testkit/mcp-servers.ts';
import { buildNotification } from './testkit/notifications.ts';
import { buildProviderLogEntry } from './testkit/provider-log.ts';
import { buildHold } from './testkit/retention.ts';
import { buildReview } from './testkit/reviews.ts';
import { buildTrigger } from './testkit/safety.ts';
import { buildSavedReply } from './testkit/saved-replies.ts';
import {
  buildConversion,
  buildIntegration,
  buildInvitation,
  buildOffer,
  buildOperation,
  buildServiceAccount,
} from './testkit/scene.ts';
import { buildSequence, buildSequenceMessage } from './testkit/sequences.ts';
import { buildSupportAccess } from './testkit/support.ts';
import { buildSurface } from './testkit/surfaces.ts';
import { buildDelivery, buildWebhook } from './testkit/webhooks.ts';
import { buildEntity } from './testkit/world-model.ts';

// CASL and SQL evaluate the same permission rules. These tests check that the results are equal.

type Rows = readonly { id: string }[];
interface Delegate {
  findMany(query?: object): Promise<Rows>;
}

let fd: TestFrontdesk;
let workspace: BuiltWorkspace;
let people: Map<RoleName, Member>;

beforeAll(async () => {
  fd = await startFrontdesk();
  workspace = await buildWorkspace(fd);
  people = new Map();
  for (const role of ROLE_NAMES) people.set(role, await buildMember(fd, workspace, { role }));
  const [owner, member] = [person('owner'), person('member')];
  await buildApiKey(fd, workspace, owner, { environment: 'PRODUCTION' });
  await buildApiKey(fd, workspace, owner, { environment: 'STAGING' });
  await buildApiKey(fd, workspace, member, { environment: 'DEVELOPMENT' });
  await buildInvitation(fd, workspace, owner, 'guest@people.test');
  await buildOffer(fd, workspace, owner, person('agent'));
  await buildConversion(fd, workspace, owner);
  await buildServiceAccount(fd, workspace, owner);
  await buildOperation(fd, workspace, owner, 'query Kept { leadCounts { count } }');
  await buildVersion(fd, workspace, 'Robin');
  await buildIntegration(fd, workspace, owner);
  await buildPhoneConfig(fd, workspace, owner);
  await buildTemplate(fd, workspace);
  await buildSyncRun(fd, workspace, await buildDataSource(fd, workspace, owner));
  await buildMappedSource(fd, workspace, owner);
  await buildDelivery(fd, workspace, await buildWebhook(fd, workspace, owner));
  await buildHold(fd, workspace);
  await buildSupportAccess(fd, workspace, owner);
  const campaignId = await buildCampaign(fd, workspace, owner);
  const { id: reachedId } = await buildContact(fd, workspace);
  await buildRecipient(fd, workspace, { campaignId, contactId: reachedId });
  for (const whose of [owner, member]) await buildJob(fd, workspace, whose);
  await buildSavedReply(fd, workspace);
  await buildSavedReply(fd, workspace, { memberId: member.memberId });
  await buildView(fd, workspace, owner, { visibility: 'SHARED' });
  await buildView(fd, workspace, member);
  await buildLead(fd, workspace, { name: 'Nora', status: 'NEW', email: null });
  const { id: leadId } = await buildLead(fd, workspace, { name: 'Omar', status: 'LOST', email: null });
  await buildLead(fd, workspace, { name: 'Pia', status: 'LOST', email: 'pia@people.test' });
  await buildConversation(fd, workspace, { heldById: person('agent').memberId });
  const { id: conversationId } = await buildConversation(fd, workspace, { words: ['Hello?'] });
  await buildRun(fd, workspace, { conversationId, leadId });
  const assignee = { assigneeId: person('member').memberId };
  const assigned = await buildConversation(fd, workspace, { ...assignee, words: ['Hello?', 'Good day!'] });
  for (const id of [conversationId, assigned.id])
    await buildNote(fd, workspace, { conversationId: id, memberId: person('operator').memberId });
  for (const id of [conversationId, assigned.id]) await buildReview(fd, workspace, { conversationId: id });
  await buildCallTraces(fd, workspace, person('operator'));
  await buildTrigger(fd, workspace, { conversationId });
  await buildEntity(fd, workspace);
  await buildKnowledgeSource(fd, workspace);
  await buildLeadFormVersion(fd, workspace);
  await buildSurface(fd, workspace, { contactId: assigned.contactId });
  await buildErasure(fd, workspace);
  await buildSequenceMessage(fd, workspace, { sequenceId: await buildSequence(fd, workspace), conversationId });
  const toolId = await buildTool(fd, workspace);
  await buildToolCall(fd, workspace, { toolId, conversationId });
  await buildMcpTool(fd, workspace);
  await buildProviderLogEntry(fd, workspace);
  await buildTestRun(fd, workspace, { testCaseId: await buildTestCase(fd, workspace) });
  await buildUnansweredQuestion(fd, workspace, { conversationId });
  await buildRole(fd, workspace);
  await buildAccessRequest(fd, workspace, person('agent'));
  await buildAccessRequest(fd, workspace, person('viewer'));
  for (const { memberId } of [person('agent'), person('viewer')]) await buildNotification(fd, workspace, { memberId });
  const event = {
    workspaceId: workspace.id,
    name: 'agent.paused',
    actorKind: 'SYSTEM',
    actorLabel: 'Frontdesk',
    subjectType: 'Workspace',
    subjectId: workspace.id,
    requestId: '-',
  };
  await inside((tx) => tx.auditEvent.create({ data: event }));
});
afterAll(() => fd.close());

describe('read access, as record, as list and as list within AND', () => {
  it('is tested for every kind of record that has a table', async () => {
    const counts: Record<string, number> = {};
    for (const name of stored()) counts[name] = (await rowsOf(name)).length;
    expect(Object.keys(counts)).toEqual(
      expect.arrayContaining([
        'Workspace',
        'Member',
        'Invitation',
        'ApiKey',
        'PersistedOperation',
        'ServiceAccount',
        'AuditEvent',
        'Lead',
        'Contact',
        'Conversation',
        'Message',
      ]),
    );
    const empty = Object.keys(counts).filter((name) => counts[name] === 0);
    if (empty.length > 0)
      throw new Error(
        `Build a ${empty.join(', a ')} in two-dialects.test.ts: nothing can be told apart in an empty table.`,
      );
  });

  it.each(ROLE_NAMES)('is the same for the role %s, and for a key of such a member', async (role) => {
    for (const kind of ['member', 'api_key'] as const) {
      const ability = abilityOf(role, kind);
      for (const name of stored())
        expect({ kind, name, ...(await threeAnswers(ability, name)) }).toEqual({
          kind,
          name,
          ...(await agreed(ability, name)),
        });
    }
  });

  it.each(ROLE_NAMES)(
    'is the same for role %s limited to their conversations, and for a key of such a member',
    async (role) => {
      for (const kind of ['member', 'api_key'] as const) {
        const ability = abilityOf(role, kind, { assignedConversationsOnly: true, maskContactDetails: true });
        for (const name of stored())
          expect({ kind, name, ...(await threeAnswers(ability, name)) }).toEqual({
            kind,
            name,
            ...(await agreed(ability, name)),
          });
      }
    },
  );

  it('applies a limit to assigned conversations to messages and contacts too', async () => {
    const [free, limited] = [abilityOf('member'), abilityOf('member', 'member', { assignedConversationsOnly: true })];
    const sizes = async (ability: AppAbility) => {
      const names = ['Conversation', 'Message', 'Contact', 'Lead'] as const;
      return Promise.all(names.map(async (name) => (await threeAnswers(ability, name)).list.length));
    };
    expect(await sizes(free)).toEqual([3, 4, 5, 4]);
    expect(await sizes(limited)).toEqual([1, 2, 1, 0]);
  });

  it('matches the documented conditions of the rules', async () => {
    const own = (await rowsOf('ApiKey')).filter(
      (row) => (row as { createdById?: string }).createdById === person('member').userId,
    );
    expect(await threeAnswers(abilityOf('member'), 'ApiKey')).toEqual(threeTimes(own.map(({ id }) => id)));
    expect((await threeAnswers(abilityOf('owner'), 'ApiKey')).list).toHaveLength(3);
    expect((await threeAnswers(abilityOf('viewer'), 'ApiKey')).list).toEqual([]);
  });

  it.each<[string, RawRule[]]>([
    ['equality', [{ action: 'read', subject: 'Lead', conditions: { status: 'LOST' } }]],
    ['null', [{ action: 'read', subject: 'Lead', conditions: { email: null } }]],
    ['two fields', [{ action: 'read', subject: 'Lead', conditions: { status: 'LOST', email: null } }]],
    [
      'two rules',
      [
        { action: 'read', subject: 'Lead', conditions: { status: 'NEW' } },
        { action: 'read', subject: 'Lead', conditions: { email: 'pia@people.test' } },
      ],
    ],
    [
      'a rule and a denial',
      [
        { action: 'read', subject: 'Lead' },
        { action: 'read', subject: 'Lead', conditions: { status: 'LOST' }, inverted: true },
      ],
    ],
    [
      'a denial of null',
      [
        { action: 'read', subject: 'Lead' },
        { action: 'read', subject: 'Lead', conditions: { email: null }, inverted: true },
      ],
    ],
    [
      'a denial of a value that some lack',
      [
        { action: 'read', subject: 'Lead' },
        { action: 'read', subject: 'Lead', conditions: { email: 'pia@people.test' }, inverted: true },
      ],
    ],
    [
      'a denial of everything',
      [
        { action: 'read', subject: 'Lead', conditions: { status: 'NEW' } },
        { action: 'read', subject: 'Lead', inverted: true },
      ],
    ],
    ['a value that no record has', [{ action: 'read', subject: 'Lead', conditions: { status: 'BOOKED' } }]],
    ['no rule', []],
  ])('is the same for a rule with %s', async (_what, rules) => {
    const ability = abilityFrom(rules);
    expect(await threeAnswers(ability, 'Lead')).toEqual(await agreed(ability, 'Lead'));
  });
});

describe('the known CASL traps', () => {
  it('1: without a rule no row is returned, in any combination', async () => {
    const withoutRules = abilityFrom([]);
    expect(await rowsOf('Lead')).not.toEqual([]); // Precondition: there are rows.
    for (const [ability, name] of [
      [withoutRules, 'Lead'],
      [abilityOf('viewer'), 'ApiKey'],
    ] as const) {
      const rules = readableRows(ability, name, 't');
      expect(await listed(ability, name, rules)).toEqual([]);
      expect(await listed(ability, name, and(raw('true'), rules))).toEqual([]);
      expect(await listed(ability, name, sql`(${and(rules)} or ${and(rules)})`)).toEqual([]);
    }
  });

  it('2: an empty or undefined condition never becomes a rule', () => {
    const viewer = {
      kind: 'member',
      role: 'member',
      policies: effectivePolicies({ role: 'member', grants: [], now: new Date() }),
      memberId: 'm',
    } as const;
    expect(() => defineRules({ ...viewer, userId: 'u' })).not.toThrow();
    expect(() => defineRules({ ...viewer, userId: undefined as never })).toThrow();
    expect(() => defineRules({ ...viewer, userId: '' })).toThrow();
  });

  it('3: a record selected without the field of a rule is an error and does not pass', async () => {
    const ability = abilityFrom([{ action: 'read', subject: 'Lead', conditions: { email: null } }]);
    const pia = await inside((tx) => tx.lead.findFirstOrThrow({ where: { name: 'Pia' } }));
    const { email: _email, ...without } = pia;
    expect(canOn(ability, 'read', 'Lead', pia)).toBe(false); // Precondition: the record is not readable.
    expect(() => canOn(ability, 'read', 'Lead', without)).toThrow('Lead was selected without "email"');
    expect(() => authorize({ ability }, 'read', 'Lead', without)).toThrow('Lead was selected without "email"');
  });

  it('4: a check without a record is optimistic, and is never used to authorize', async () => {
    const ability = abilityOf('member');
    // True without a record, because a member may revoke their own keys.
    expect(ability.can('revoke', 'ApiKey')).toBe(true);
    const others = (await rowsOf('ApiKey')).filter(
      (row) => (row as { createdById?: string }).createdById !== person('member').userId,
    );
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(() => authorize({ ability }, 'revoke', 'ApiKey', other)).toThrow('Not found.');
    expect(() => authorize({ ability }, 'revoke', 'ApiKey', null)).toThrow('Not found.');
  });
});

const inside = <T>(work: (tx: Tx) => Promise<T>) => fd.services.database.forWorkspace(workspace.id).write(work);

function person(role: RoleName): Member {
  const found = people.get(role);
  if (!found) throw new Error(`Nobody is ${role}.`);
  return found;
}

function abilityOf(role: RoleName, kind: 'member' | 'api_key' = 'member', limits: MemberLimits = {}): AppAbility {
  const { memberId, userId } = person(role);
  const policies = effectivePolicies({ role, grants: [], now: new Date() });
  return abilityFrom(
    defineRules({
      kind,
      role,
      policies,
      memberId,
      userId,
      ...limits,
      ...(kind === 'api_key' ? { apiKeyId: 'k' } : {}),
    }),
  );
}

const delegate = (tx: Tx, name: SubjectName) =>
  (tx as unknown as Record<string, Delegate | undefined>)[`${name[0]?.toLowerCase()}${name.slice(1)}`];

/** Subjects that are stored in tenant tables. */
const stored = () => WORKSPACE_SUBJECTS.filter(isModel);

/** Returns the ids of the rows that match the condition, read with the application role. */
function listed(ability: AppAbility, name: SubjectName, where: Sql | null): Promise<string[]> {
  const { text, values } = statementOf(
    sql`select ${raw(columnOf(name, 'id').column)} as id from ${raw(modelNamed(name).table)} t where ${and(where)}`,
  );
  const run = { ctx: { ability } as WorkspaceContext, now: new Date(), bound: [], constants: [] };
  const bound = values.map((value) => value.read(run));
  return inside(async (tx) => (await tx.$queryRawUnsafe<{ id: string }[]>(text, ...bound)).map(({ id }) => id).sort());
}

/** Related rows that the rules of restricted members need. */
const THROUGH: Partial<Record<SubjectName, object>> = {
  Message: { include: { conversation: true } },
  ConversationNote: { include: { conversation: true } },
  SequenceMessage: { include: { conversation: true } },
  AgentRun: { include: { conversation: true } },
  Review: { include: { conversation: true } },
  Contact: { include: { conversations: true } },
};

const rowsOf = (name: SubjectName): Promise<Rows> =>
  inside(async (tx) => (await delegate(tx, name)?.findMany(THROUGH[name])) ?? []);

async function threeAnswers(ability: AppAbility, name: SubjectName) {
  const rules = readableRows(ability, name, 't');
  const record = (await rowsOf(name)).filter((row) => canOn(ability, 'read', name, row)).map(({ id }) => id);
  return {
    record: record.sort(),
    list: await listed(ability, name, rules),
    within: await listed(ability, name, and(raw('t.workspace_id is not null'), rules)),
  };
}

const agreed = async (ability: AppAbility, name: SubjectName) => threeTimes((await threeAnswers(ability, name)).record);
const threeTimes = (ids: string[]) => ({ record: [...ids].sort(), list: [...ids].sort(), within: [...ids].sort() });
