import { useMutation, useSubscription } from '@apollo/client/react';
import { handoffSentence, LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { EscalationQueueDocument, EscalationRow_EscalationFragmentDoc } from '../../gql/escalation-queue.ts';
import { LiveQueueDocument, ResolveEscalationDocument } from '../../gql/escalations-section.ts';
import type { EscalationRow_EscalationFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useDebouncedCallback } from '../../lib/use-debounced-callback.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { usePages } from '../../session/use-pages.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';

/** Calls in which the agent requested a human and whose escalation is not resolved yet (AM-38). */
export function EscalationsSection() {
  const { escalations, refresh, ...paging } = useEscalationQueue();
  const { slug } = useWorkspace();
  return (
    <Section title={t`Escalations`} description={t`Longest waiting first.`} flush>
      <RowList
        label={t`Escalations`}
        rows={escalations}
        rowKey={({ id }) => id}
        renderText={(escalation) => <RowSummary escalation={escalation} />}
        renderActions={(escalation) => (
          <>
            <ButtonLink
              to={paths.call({ workspace: slug, call: escalation.callId })}
              size="xs"
              variant={escalation.status === 'WAITING' ? 'filled' : 'default'}
              aria-label={t`Open call with ${escalation.contactName}`}
            >
              {t`Open call`}
            </ButtonLink>
            <ResolveEscalation escalation={escalation} onDone={refresh} />
          </>
        )}
        {...paging}
        empty={
          <EmptyState icon={<IconCircleCheck size={24} stroke={1.6} />} title={t`No open escalations`}>
            {t`Calls in which the AI agent asks for a human appear here.`}
          </EmptyState>
        }
      />
    </Section>
  );
}

function RowSummary({ escalation }: { escalation: EscalationRow_EscalationFragment }) {
  const { contactName, code, detail, acknowledgedByName, raisedAt } = escalation;
  const { timezone } = useWorkspace();
  return (
    <>
      <Group gap="xs" mb={2}>
        <Text component="h3" size="sm" fw={600}>
          {contactName}
        </Text>
        {acknowledgedByName === null ? (
          <StatusBadge tone="warning">{t`Waiting`}</StatusBadge>
        ) : (
          <StatusBadge tone="info">{t`${acknowledgedByName} has joined`}</StatusBadge>
        )}
      </Group>
      <Text size="sm">{handoffSentence({ code, detail })}</Text>
      <Text size="sm" c="dimmed">
        <Trans>
          Since <TimeAgo iso={raisedAt} timeZone={timezone} />
        </Trans>
      </Text>
    </>
  );
}

interface ResolveEscalationProps {
  escalation: EscalationRow_EscalationFragment;
  onDone: () => void;
}

function ResolveEscalation({ escalation: { id, contactName, viewerCan }, onDone }: ResolveEscalationProps) {
  const [resolve] = useMutation(ResolveEscalationDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await resolve({ variables: { id } });
    return handleMutationResult(data?.resolveEscalation, () => {
      onDone();
      void toast(t`Escalation of ${contactName} resolved.`);
    });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={viewerCan.resolve}
        aria-label={t`Resolve escalation of ${contactName}`}
        onClick={ask}
      >
        {t`Resolve`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Resolve escalation?`} confirmLabel={t`Resolve escalation`}>
        {t`This removes ${contactName} from the list for all operators. The call is not deleted.`}
      </ConfirmDialog>
    </>
  );
}

/**
 * Loads the escalation queue. Refetches the queue when no further call has changed for a moment, unless more rows are
 * shown than one request can return.
 */
function useEscalationQueue() {
  const query = useScreenQuery(EscalationQueueDocument, { first: LIMITS.pageSize });
  const { data } = query;
  const { paging, refresh } = usePages(data?.escalationQueue, query);
  const edges = data?.escalationQueue.edges ?? [];
  const escalations = useFragments(
    EscalationRow_EscalationFragmentDoc,
    edges.map(({ node }) => node),
  );
  useSubscription(LiveQueueDocument, { ignoreResults: true, onData: useDebouncedCallback(() => void refresh()) });
  return {
    escalations: data && escalations,
    ...paging,
    refresh,
  };
}
