import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import {
  type BuiltWorkspace,
  buildLead,
  buildMember,
  type Member,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { buildContact, buildConversation } from '../../../../test/testkit/conversations.ts';
import { downloadExport, jsonRows, linkToExport, runExport } from '../../../../test/testkit/exports.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildGlobex, CANARY } from '../../../../test/testkit/globex.ts';
import { outcome } from '../../../../test/testkit/mutate.ts';
import { PLANTED_SECRET, plantSecrets } from '../../../../test/testkit/planted-secrets.ts';
import { contextOf } from '../../../../test/testkit/reads.ts';
import { rows } from '../../../../test/testkit/rows.ts';
import { requireWorkspace } from '../../../auth/access-context.ts';
import { modelNamed, modelNames } from '../../../db/data-model.ts';
import { WORKSPACE_DATA_SECTIONS } from './workspace-data-sections.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme, globex } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

describe('the data of a workspace [CB-06]', () => {
  it('contains the records of every kind, and nothing of another workspace', async () => {
    const contact = await buildContact(fd, acme, { name: 'Ida Own', tags: ['vip'] });
    const { id: conversationId } = await buildConversation(fd, acme);
    await buildLead(fd, acme);
    const foreign = await buildContact(fd, globex, { name: 'Otto Foreign' });
    const file = await downloadExport(fd, acme.owner, await runExport(fd, mine(), 'exportWorkspaceData'));
    const found = jsonRows(file);
    expect(found).toContainEqual(
      expect.objectContaining({ type: 'Contact', id: contact.id, name: 'Ida Own', tags: ['vip'] }),
    );
    expect(found).toContainEqual(expect.objectContaining({ type: 'Conversation', id: conversationId }));
    expect(found).toContainEqual(
      expect.objectContaining({ type: 'Member', id: acme.owner.memberId, email: acme.owner.email }),
    );
    expect(found.filter(({ type }) => type === 'Lead')).toHaveLength(1);
    expect(file).not.toContain(foreign.id);
    const [count] = await rows<{ count: number }>(
      fd,
      'select count(*)::int as count from audit_events where workspace_id = $1',
      [acme.id],
    );
    // The audit event of the export itself was written before the file.
    expect(found.filter(({ type }) => type === 'AuditEvent')).toHaveLength(count?.count ?? 0);
    expect(found.some(({ type, name }) => type === 'AuditEvent' && name === 'workspace.data_exported')).toBe(true);
  });

  it('is refused to members who are not owners, and to an owner from whom contact details are hidden', async () => {
    const admin = await buildMember(fd, acme, { role: 'admin' });
    expect(await outcome(fd, admin, 'exportWorkspaceData', {})).toBe('FORBIDDEN');
    const url = await linkToExport(fd, acme.owner, await runExport(fd, mine(), 'exportWorkspaceData'));
    expect((await fd.app.inject({ url })).statusCode).toBe(200); // Precondition: the link works.
    await fd.services.database
      .forWorkspace(acme.id)
      .write((tx) => tx.member.updateMany({ where: { id: acme.owner.memberId }, data: { maskContactDetails: true } }));
    expect((await fd.app.inject({ url })).statusCode).toBe(404);
    expect(await outcome(fd, acme.owner, 'exportWorkspaceData', {})).toBe('FORBIDDEN');
  });

  it('reads every section without a condition for an owner, except the saved replies of other members', async () => {
    expect((await as(fd, acme.owner).ok('{ workspace { viewerCan { export { allowed } } } }')).workspace).toEqual({
      viewerCan: { export: { allowed: true } },
    });
    const ctx = requireWorkspace(await contextOf(fd, acme.owner));
    const restricted = WORKSPACE_DATA_SECTIONS.filter(({ where }) => where(ctx, {}).shape !== 'true');
    expect(restricted.map(({ type }) => type)).toEqual(['SavedReply']);
  });
});

it('contains no value of a secret column', async () => {
  const filled = await buildGlobex(fd);
  expect(await plantSecrets(fd, filled)).toEqual([]);
  const job = await runExport(fd, { workspace: filled, who: filled.owner }, 'exportWorkspaceData');
  const file = await downloadExport(fd, filled.owner, job);
  expect(file).toContain(CANARY); // Precondition: the records of the workspace are part of the file.
  expect(file).not.toContain(PLANTED_SECRET);
});

const mine = () => ({ workspace: acme, who: acme.owner });

/** Models whose rows are not exported, with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  ...because('state or trace of the agent, whose replies are messages', 'AgentRunStep', 'AgentEpisode', 'AgentMemory'),
  ...because('state or trace of the agent, whose replies are messages', 'AgentRun', 'AnswerSource'),
  ...because('keys and proofs of this deployment', 'DataKey', 'AuditLink', 'AuditHead', 'AuditAnchor'),
  ...because('files of other exports and imports, which expire', 'AuditExport', 'AuditExportPart', 'Job', 'JobPart'),
  ...because('files of other exports and imports, which expire', 'ContactImport', 'ContactImportRow', 'ImportMapping'),
  ...because(
    'use and cost of the platform, shown on Usage',
    'ApiKeyPolicyUse',
    'UsageWarning',
    'BilledUsage',
    'UsageEvent',
  ),
  ...because('use and cost of the platform, shown on Usage', 'UsageHour', 'EndpointUse', 'ModelCall', 'ModelUsageDay'),
  ...because('use and cost of the platform, shown on Usage', 'ConversationModelUsage', 'PersistedOperationUse'),
  ...because(
    'sessions and requests of members',
    'SessionIdleTimeout',
    'SessionVoiceCheck',
    'VoiceChallenge',
    'AccessRequest',
  ),
  ...because('sessions and requests of members', 'AccessDenial', 'Invitation', 'OwnershipTransfer', 'SupportAccess'),
  ...because('personal to one member', 'Notification', 'ReadMark', 'SavedView', 'Voiceprint', 'EscalationNotification'),
  ...because('identifiers of erased people, which cannot be read', 'Erasure', 'Tombstone'),
  ...because(
    'computed from exported rows',
    'EntityIdentifier',
    'PossibleDuplicate',
    'KnowledgePassage',
    'SearchResult',
    'KnowledgeEmbedding',
  ),
  ...because('content of a file', 'KnowledgeFilePart'),
  ...because('hashes of words, which cannot be read', 'QuestionPlacement'),
  ...because('data for an undo, deleted after a day', 'ContactMerge'),
  ...because(
    'technical logs and queues, deleted after days',
    'SyncRun',
    'SyncRejection',
    'IdempotencyKey',
    'InboundEvent',
  ),
  ...because('technical logs and queues, deleted after days', 'MessageDispatch', 'OutreachAttempt', 'ProviderLogEntry'),
  ...because('technical logs and queues, deleted after days', 'WebhookMessage', 'WebhookDelivery', 'WebhookAttempt'),
  ...because('history of settings, which is in the audit log', 'EnvironmentConversion', 'RetentionSweep'),
  ...because('settings of the platform for the workspace', 'WorkspaceSubscription', 'PaymentCustomer'),
};

function because(reason: string, ...models: string[]): Record<string, string> {
  return Object.fromEntries(models.map((model) => [model, reason]));
}

it('contains every table of a workspace, or says why not', () => {
  const exported = new Set(WORKSPACE_DATA_SECTIONS.map(({ table }) => table));
  const models = modelNames().filter((name) => modelNamed(name).columns.workspaceId);
  const missing = models.filter((name) => !exported.has(modelNamed(name).table) && !(name in LEFT_OUT));
  expect(missing).toEqual([]); // Add the model to MODELS in workspace-data-sections.ts, or to LEFT_OUT with a reason.
  const stale = Object.keys(LEFT_OUT).filter((name) => !models.includes(name) || exported.has(modelNamed(name).table));
  expect(stale).toEqual([]);
});
