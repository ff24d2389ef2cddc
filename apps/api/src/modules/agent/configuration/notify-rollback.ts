import type { AutomaticRollbackReason } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import type { AgentRollout } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EmailContent } from '../../../email/email.ts';
import { notify } from '../../../events/notify.ts';
import { enqueueEmail } from '../../../events/outbox.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { membersWithPolicy } from '../../access/members/index.ts';

const MAX_EMAILS = 20;

const REASONS: Readonly<Record<AutomaticRollbackReason, string>> = {
  HANDOFFS: 'The share of handoffs exceeded its limit.',
  FAILURES: 'The share of failures exceeded its limit.',
  TESTS: 'A test run of this version failed.',
};

interface RolledBack {
  readonly rollout: Pick<AgentRollout, 'agentId' | 'versionId' | 'baseVersionId'>;
  readonly reason: AutomaticRollbackReason;
}

/**
 * Notifies the members who can publish that a rollout was rolled back automatically. All of these members receive a
 * notification in the app, and up to `MAX_EMAILS` of them also receive an email.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function notifyRollback(tx: Tx, services: Services, by: EventContext, { rollout, reason }: RolledBack) {
  const { agentId, versionId, baseVersionId } = rollout;
  const [agent, workspace, publishers, version, base] = await Promise.all([
    tx.agent.findFirstOrThrow({ where: { id: agentId }, select: { name: true } }),
    tx.workspace.findFirstOrThrow({ select: { name: true, slug: true } }),
    membersWithPolicy(tx, 'agent.manage', services.clock()),
    tx.agentVersion.findFirstOrThrow({ where: { id: versionId }, select: { number: true } }),
    tx.agentVersion.findFirstOrThrow({ where: { id: baseVersionId }, select: { number: true } }),
  ]);
  const to = publishers.map(({ id }) => id);
  await notify(tx, by, { kind: 'ROLLOUT_ROLLED_BACK', to, detail: agent.name, subjectId: agentId });
  const content: Omit<EmailContent, 'to'> = {
    subject: `A rollout of ${agent.name} in ${workspace.name} was rolled back`,
    paragraphs: [
      `Version ${version.number} of ${agent.name} was rolled back automatically. ${REASONS[reason]}`,
      `All contacts get version ${base.number} again. The draft has not changed.`,
    ],
    action: {
      label: 'View agent',
      url: `${services.publicBaseUrl}/admin/${workspace.slug}/agent?agent=${agentId}`,
    },
  };
  for (const { user } of publishers.slice(0, MAX_EMAILS))
    await enqueueEmail(tx, services, { to: user.email, ...content });
}
