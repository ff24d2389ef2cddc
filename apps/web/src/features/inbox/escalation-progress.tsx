import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { EscalationProgressDocument } from '../../gql/escalation-progress.ts';
import { formatTime } from '../../lib/dates.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import type { NameOf } from './use-people.ts';

/**
 * Interval in milliseconds at which the progress is polled, because the steps of an escalation send no change events.
 */
const POLL_MS = 30_000;

interface Props {
  conversationId: string;
  /**
   * Time of the handoff. Escalations that started earlier are not shown, because a handoff without a policy starts no
   * escalation.
   */
  since: string;
  nameOf: NameOf;
}

/** Shows the members that the escalation of the handoff notified last, and the time of the next step. */
export function EscalationProgress({ conversationId, since, nameOf }: Props) {
  const { timezone } = useWorkspace();
  const { data } = useQuery(EscalationProgressDocument, {
    variables: { id: conversationId },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
  });
  const run = data?.conversation.escalationRuns.nodes[0];
  const notified = run?.notifications.nodes ?? [];
  const at = notified.at(-1)?.notifiedAt;
  if (!run || !at || run.startedAt < since) return null;
  const latest = notified.filter(({ notifiedAt }) => notifiedAt === at);
  const names = new Intl.ListFormat('en-GB').format(latest.map(({ memberId }) => nameOf(memberId)));
  const time = formatTime(at, timezone);
  if (run.endReason === 'FALLBACK')
    return <>{t`No one responded. All members who can take over were notified at ${time}: ${names}.`}</>;
  if (!run.nextStepAt) return <>{t`Notified at ${time}: ${names}.`}</>;
  const next = formatTime(run.nextStepAt, timezone);
  return <>{t`Notified at ${time}: ${names}. The next step follows at ${next}.`}</>;
}
