import { useMutation, useQuery } from '@apollo/client/react';
import { OPEN_SURFACE_STATUSES, type SurfaceReminderRefusal, type SurfaceStatus } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { RevokeSurfaceDocument, SentFormsDocument, UnlockSurfaceDocument } from '../../gql/sent-forms.ts';
import type { SentFormsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { denialOf } from '../../session/denial.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { CreateFormLink } from './send-form.tsx';
import { SurfaceAnswers } from './surface-answers.tsx';

const PAGE = 10;

type SentForm = SentFormsQuery['surfaces']['edges'][number]['node'];

/** Forms that were sent to a contact, with their answers. Hidden if the viewer has no permission. */
export function SentForms({ contactId }: { contactId: string }) {
  const canRead = useCan('read', 'Surface');
  return canRead ? <List contactId={contactId} /> : null;
}

function List({ contactId }: { contactId: string }) {
  const { data, error, loading, refetch, fetchMore } = useQuery(SentFormsDocument, {
    variables: { contactId, first: PAGE },
    notifyOnNetworkStatusChange: true,
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.surfaces;
  const after = page?.pageInfo.endCursor ?? null;
  return (
    <section aria-label={t`Forms`}>
      <Group justify="space-between" mb="xs">
        <Title order={4}>{t`Forms`}</Title>
        <CreateFormLink contactId={contactId} />
      </Group>
      {!page && error ? (
        <ErrorState requestId={denialOf(error).requestId} onRetry={() => void refetch().catch(() => {})} />
      ) : (
        <RowList
          label={t`Sent forms`}
          rows={page?.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          renderText={(form) => <SentFormText form={form} />}
          renderActions={(form) => (
            <>
              <Unlock form={form} />
              <Revoke form={form} />
            </>
          )}
          hasMore={page?.pageInfo.hasNextPage ?? false}
          loadingMore={loading && page !== undefined}
          onMore={() => void fetchMore({ variables: { after } })}
          total={page?.totalCount}
          empty={
            <Text size="sm" c="dimmed">
              {t`No forms sent yet.`}
            </Text>
          }
        />
      )}
    </section>
  );
}

const STATUS_TITLES: Record<SurfaceStatus, string> = {
  SENT: t`Sent`,
  OPENED: t`Opened`,
  IN_PROGRESS: t`In progress`,
  SUBMITTED: t`Submitted`,
  PENDING_REVIEW: t`To review`,
  ACCEPTED: t`Accepted`,
  RETURNED: t`Returned`,
  EXPIRED: t`Expired`,
  REVOKED: t`Revoked`,
};

const REFUSAL_TITLES: Record<SurfaceReminderRefusal, string> = {
  OPTED_OUT: t`the contact has opted out`,
  BLOCKED: t`the contact is blocked`,
  REPLY_WINDOW_CLOSED: t`the reply window was closed`,
  NUMBER_NOT_ALLOWED: t`the phone number is not allowed`,
  PAUSED: t`the workspace was paused`,
  MESSAGE_DELETED: t`the message with the link was deleted`,
};

const toneOf = (status: SurfaceStatus) =>
  status === 'SUBMITTED' || status === 'ACCEPTED'
    ? 'good'
    : status === 'EXPIRED' || status === 'REVOKED'
      ? 'neutral'
      : 'warning';

function SentFormText({ form }: { form: SentForm }) {
  const { timezone } = useWorkspace();
  const {
    name,
    status,
    createdAt,
    createdByName,
    expiresAt,
    submittedAt,
    remindedAt,
    reminderRefusal,
    answers,
    files,
  } = form;
  const { reviewedAt, reviewedByName, reviewNote, checkPassedAt, lockedAt } = form;
  const isOpen = OPEN_SURFACE_STATUSES.some((open) => open === status);
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text size="sm" fw={600} dir="auto">
          {name}
        </Text>
        <StatusBadge tone={toneOf(status)}>{STATUS_TITLES[status]}</StatusBadge>
        {isOpen && lockedAt && <StatusBadge tone="bad">{t`Locked`}</StatusBadge>}
      </Group>
      <Text size="sm" c="dimmed">
        {t`Created by ${createdByName} on ${formatDateTime(createdAt, timezone)}`}
      </Text>
      {checkPassedAt && (
        <Text size="sm" c="dimmed">
          {t`Identity check passed on ${formatDateTime(checkPassedAt, timezone)}`}
        </Text>
      )}
      {isOpen && lockedAt && (
        <Text size="sm" c="dimmed">
          {t`Locked after five wrong codes or birth dates on ${formatDateTime(lockedAt, timezone)}`}
        </Text>
      )}
      {submittedAt && (
        <Text size="sm" c="dimmed">
          {t`Submitted on ${formatDateTime(submittedAt, timezone)}`}
        </Text>
      )}
      {reviewedByName && reviewedAt && (
        <Text size="sm" c="dimmed">
          {t`Reviewed by ${reviewedByName} on ${formatDateTime(reviewedAt, timezone)}`}
        </Text>
      )}
      {reviewNote !== null && (
        <Text size="sm" c="dimmed" dir="auto">
          {t`Correction requested: ${reviewNote}`}
        </Text>
      )}
      {remindedAt && (
        <Text size="sm" c="dimmed">
          {t`Reminder sent on ${formatDateTime(remindedAt, timezone)}`}
        </Text>
      )}
      {reminderRefusal && (
        <Text size="sm" c="dimmed">
          {t`Reminder not sent: ${REFUSAL_TITLES[reminderRefusal]}`}
        </Text>
      )}
      {isOpen && (
        <Text size="sm" c="dimmed">
          {t`Valid until ${formatDateTime(expiresAt, timezone)}`}
        </Text>
      )}
      <SurfaceAnswers answers={answers} files={files} />
    </Stack>
  );
}

function Unlock({ form: { id, name, status, lockedAt } }: { form: SentForm }) {
  const canUnlock = useCan('create', 'Surface');
  const [unlock] = useMutation(UnlockSurfaceDocument);
  const { ask, dialog } = useConfirmation(async () =>
    handleMutationResult(
      (await unlock({ variables: { id } })).data?.unlockSurface,
      () => void toast(t`Form unlocked.`),
    ),
  );
  if (!canUnlock || !lockedAt || !OPEN_SURFACE_STATUSES.some((open) => open === status)) return null;
  return (
    <>
      <Button size="xs" variant="default" aria-label={t`Unlock ${name}`} onClick={ask}>
        {t`Unlock`}
      </Button>
      <ConfirmDialog {...dialog} title={t`Unlock ${name}?`} confirmLabel={t`Unlock form`}>
        {t`The contact can use the same link again, with five new tries. Unlock it only if you know that the contact made the wrong tries.`}
      </ConfirmDialog>
    </>
  );
}

function Revoke({ form: { id, name, status } }: { form: SentForm }) {
  const canRevoke = useCan('revoke', 'Surface');
  const [revoke] = useMutation(RevokeSurfaceDocument);
  const { ask, dialog } = useConfirmation(async () =>
    handleMutationResult((await revoke({ variables: { id } })).data?.revokeSurface, () => void toast(t`Link revoked.`)),
  );
  if (!canRevoke || !OPEN_SURFACE_STATUSES.some((open) => open === status)) return null;
  return (
    <>
      <Button size="xs" variant="default" aria-label={t`Revoke link of ${name}`} onClick={ask}>
        {t`Revoke`}
      </Button>
      <ConfirmDialog {...dialog} title={t`Revoke the link of ${name}?`} confirmLabel={t`Revoke link`} danger>
        {t`The contact can no longer open the form. Saved answers remain. Uploaded files are deleted.`}
      </ConfirmDialog>
    </>
  );
}
