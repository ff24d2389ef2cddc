import { useMutation, useQuery } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { AccountSessionsDocument } from '../../gql/account-sessions.ts';
import { RevokeSessionDocument, SignOutEverywhereDocument } from '../../gql/sessions-section.ts';
import type { AccountSessionsQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';

type Session = NonNullable<AccountSessionsQuery['viewer']>['sessions'][number];

/** Active sessions of the user, with buttons to revoke them. */
export function SessionsSection() {
  const { data, error, refetch } = useQuery(AccountSessionsDocument, { fetchPolicy: 'cache-and-network' });
  const sessions = data?.viewer?.sessions;
  const others = sessions?.filter(({ current }) => !current) ?? [];
  return (
    <Section
      title={t`Sessions`}
      description={t`Sign out devices you do not recognize.`}
      actions={others.length > 0 && <SignOutElsewhere others={others.length} onDone={() => void refetch()} />}
      flush
    >
      {error && !data ? (
        <ErrorState onRetry={() => void refetch()} />
      ) : (
        <RowList
          label={t`Sessions`}
          rows={sessions && [...sessions].sort((a, b) => Number(b.current) - Number(a.current))}
          rowKey={({ id }) => id}
          empty={<Text p="md">{t`No sessions`}</Text>}
          renderText={(session) => <RowSummary session={session} />}
          renderActions={(session) =>
            !session.current && <EndSession session={session} onDone={() => void refetch()} />
          }
        />
      )}
    </Section>
  );
}

function RowSummary({ session: { device, ipAddress, createdAt, lastUsedAt, current } }: { session: Session }) {
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={550}>
          {device}
        </Text>
        {current && <StatusBadge tone="good">{t`This device`}</StatusBadge>}
      </Group>
      <Text size="sm" c="dimmed" component="div">
        {ipAddress ? (
          <Trans>
            {ipAddress}, signed in <TimeAgo iso={createdAt} />, last used <TimeAgo iso={lastUsedAt} />
          </Trans>
        ) : (
          <Trans>
            IP address unknown, signed in <TimeAgo iso={createdAt} />, last used <TimeAgo iso={lastUsedAt} />
          </Trans>
        )}
      </Text>
    </>
  );
}

function EndSession({ session: { id, device, ipAddress }, onDone }: { session: Session; onDone: () => void }) {
  const [revoke] = useMutation(RevokeSessionDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await revoke({ variables: { id } });
    return handleMutationResult(data?.revokeSession, () => void toast(t`${device} was signed out.`));
  });
  return (
    <>
      <RefusalAlert refusal={refusal} />
      <Button
        variant="default"
        size="xs"
        loading={pending}
        aria-label={t`Sign out ${device}, ${ipAddress}`}
        onClick={() => void attempt().then(onDone)}
      >
        {t`Sign out`}
      </Button>
    </>
  );
}

function SignOutElsewhere({ others, onDone }: { others: number; onDone: () => void }) {
  const [asked, setAsked] = useState(false);
  const [signOut] = useMutation(SignOutEverywhereDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    await signOut({ variables: { exceptCurrent: true } });
    return undefined;
  });
  const confirm = async () => {
    if (!(await attempt())) return;
    setAsked(false);
    onDone();
    void toast(t`Your other sessions were signed out.`);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t`Sign out other sessions`}
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t`Sign out other sessions?`}
        confirmLabel={t`Sign out other sessions`}
        onConfirm={() => void confirm()}
        pending={pending}
        refusal={refusal}
      >
        {t`This ends ${plural(others, { one: '# other session', other: '# other sessions' })}. You stay signed in here.`}
      </ConfirmDialog>
    </>
  );
}
