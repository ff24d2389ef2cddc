import { type useFragment, useMutation } from '@apollo/client/react';
import { isPolicyKey, policyByKey } from '@frontdesk/policies';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { RequestList_RequestFragmentDoc } from '../../gql/request-list.ts';
import { DeclineAccessDocument, GrantAccessDocument } from '../../gql/requests-section.ts';
import type { RequestList_RequestFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { expiryOf } from './expiry-picker.tsx';

type Request = RequestList_RequestFragment;

/** Pending access requests, with buttons to approve or decline them. Hidden if there are none. */
export function RequestsSection({ requests }: { requests: useFragment.FromOptionValue<Request>[] }) {
  const rows = useFragments(RequestList_RequestFragmentDoc, requests).filter(({ status }) => status === 'PENDING');
  if (rows.length === 0) return null;
  return (
    <Section title={t`Access requests`} flush>
      <RowList
        label={t`Access requests`}
        rows={rows}
        rowKey={({ id }) => id}
        renderText={(request) => <RowSummary request={request} />}
        renderActions={(request) => <Answers request={request} />}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={undefined}
        empty={null}
      />
    </Section>
  );
}

function RowSummary({ request: { memberName, policy, reason, createdAt } }: { request: Request }) {
  const { timezone } = useWorkspace();
  return (
    <>
      <Text size="sm">
        <Trans>
          <b>{memberName}</b> requested <b>{policy}</b>
        </Trans>

        {reason && <>: “{reason}”</>}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {isPolicyKey(policy) && policyByKey(policy).description} <TimeAgo iso={createdAt} timeZone={timezone} />
      </Text>
    </>
  );
}

function Answers({ request: { id, memberName, policy } }: { request: Request }) {
  const [grantAccess] = useMutation(GrantAccessDocument, { refetchQueries: ['MembersPage'] });
  const [declineAccess] = useMutation(DeclineAccessDocument, { refetchQueries: ['MembersPage'] });
  const grant = useMutationAction(async (expiresAt: string | null) => {
    const { data } = await grantAccess({ variables: { id, expiresAt } });
    return handleMutationResult(data?.grantAccess, () => void toast(t`${policy} granted to ${memberName}.`));
  });
  const decline = useMutationAction(async () => {
    const { data } = await declineAccess({ variables: { id } });
    return handleMutationResult(data?.declineAccess, () => void toast(t`Request declined.`));
  });
  const pending = grant.pending || decline.pending;
  const about = t`${policy} for ${memberName}`;
  return (
    <div>
      <Group gap={6} wrap="wrap" justify="flex-end">
        <Button
          size="xs"
          loading={pending}
          aria-label={t`Grant ${about} for 8 hours`}
          onClick={() => void grant.attempt(expiryOf('hours', new Date()))}
        >
          {t`Grant for 8 hours`}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={pending}
          aria-label={t`Grant ${about} permanently`}
          onClick={() => void grant.attempt(null)}
        >
          {t`Grant permanently`}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={pending}
          aria-label={t`Decline ${about}`}
          onClick={() => void decline.attempt()}
        >
          {t`Decline`}
        </Button>
      </Group>
      <RefusalAlert refusal={grant.refusal ?? decline.refusal} />
    </div>
  );
}
