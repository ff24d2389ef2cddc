import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconMailForward, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import {
  DeleteSequenceDocument,
  DisableSequenceDocument,
  EnableSequenceDocument,
  SequencePreviewDocument,
  SequencesDocument,
} from '../../gql/sequences.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { SequenceDialog } from './sequence-dialog.tsx';
import { delayTitle, type ListedSequence, TRIGGER_TITLES } from './sequence-labels.ts';
import { SequenceLogDialog } from './sequence-log-dialog.tsx';
import { SequencePreview } from './sequence-preview.tsx';

/** Sequence that is open in a dialog. `id` is null for a new sequence. */
type OpenSequence = { dialog: 'edit'; id: string | null } | { dialog: 'log'; sequence: ListedSequence } | null;

/** Page with the sequences of the workspace and the messages that they would send (AG-38). */
export function SequencesPage() {
  const { data } = useScreenQuery(SequencesDocument);
  const [open, setOpen] = useState<OpenSequence>(null);
  const sequences = data?.sequences.edges.map(({ node }) => node);
  const close = () => setOpen(null);
  const canReadLog = useCan('read', 'SequenceMessage');
  const create = <NewSequence onClick={() => setOpen({ dialog: 'edit', id: null })} />;
  return (
    <>
      <PageHeader
        title={t`Sequences`}
        description={t`Reminders and follow-ups that are sent automatically.`}
        actions={sequences?.length === 0 ? null : create}
      />
      <Stack gap="lg">
        <Section title={t`Sequences`} quietTitle flush>
          <RowList
            label={t`Sequences`}
            rows={sequences}
            rowKey={({ id }) => id}
            renderText={(one) => (
              <SequenceSummary sequence={one} onOpen={() => setOpen({ dialog: 'edit', id: one.id })} />
            )}
            renderActions={(sequence) => (
              <>
                {canReadLog && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t`Log of ${sequence.name}`}
                    onClick={() => setOpen({ dialog: 'log', sequence })}
                  >
                    {t`Log`}
                  </Button>
                )}
                <SwitchSequence sequence={sequence} />
                <DeleteSequence sequence={sequence} />
              </>
            )}
            hasMore={false}
            loadingMore={false}
            onMore={() => {}}
            total={sequences?.length}
            skeletonRows={3}
            empty={
              <EmptyState icon={<IconMailForward size={24} stroke={1.6} />} title={t`No sequences yet`} action={create}>
                {t`A sequence reminds contacts of appointments or follows up.`}
              </EmptyState>
            }
          />
        </Section>
        <SequencePreview />
      </Stack>
      <SequenceDialog open={open?.dialog === 'edit' ? { id: open.id } : null} onClose={close} />
      <SequenceLogDialog sequence={open?.dialog === 'log' ? open.sequence : null} onClose={close} />
    </>
  );
}

const MANAGES = t`You need the sequence.manage permission.`;

const permissionFor = (allowed: boolean) => ({ allowed, reason: allowed ? null : MANAGES });

function NewSequence({ onClick }: { onClick: () => void }) {
  const allowed = useCan('create', 'Sequence');
  return (
    <PermissionButton
      permission={permissionFor(allowed)}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={onClick}
    >
      {t`Create sequence`}
    </PermissionButton>
  );
}

function SequenceSummary({ sequence, onOpen }: { sequence: ListedSequence; onOpen: () => void }) {
  const { name, trigger, enabledAt, steps, service } = sequence;
  const times = steps.map(({ delayMinutes }) => delayTitle(trigger, delayMinutes)).join(', ');
  return (
    <>
      <Group gap="xs">
        <Button variant="transparent" size="compact-sm" p={0} onClick={onOpen}>
          {name}
        </Button>
        <StatusBadge tone={enabledAt ? 'good' : 'neutral'}>{enabledAt ? t`Enabled` : t`Disabled`}</StatusBadge>
      </Group>
      <Text size="sm">{[TRIGGER_TITLES[trigger], ...(service ? [service.name] : [])].join(' · ')}</Text>
      <Text size="sm" c="dimmed">
        {times}
      </Text>
    </>
  );
}

function SwitchSequence({ sequence: { id, name, enabledAt } }: { sequence: ListedSequence }) {
  const allowed = useCan('update', 'Sequence');
  const [enable] = useMutation(EnableSequenceDocument, { refetchQueries: [SequencePreviewDocument] });
  const [disable] = useMutation(DisableSequenceDocument, { refetchQueries: [SequencePreviewDocument] });
  const isOff = enabledAt === null;
  const { attempt, pending, refusal } = useMutationAction(async () =>
    isOff
      ? handleMutationResult(
          (await enable({ variables: { id } })).data?.enableSequence,
          () => void toast(t`Sequence enabled.`),
        )
      : handleMutationResult(
          (await disable({ variables: { id } })).data?.disableSequence,
          () => void toast(t`Sequence disabled.`),
        ),
  );
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        loading={pending}
        permission={permissionFor(allowed)}
        aria-label={isOff ? t`Enable ${name}` : t`Disable ${name}`}
        onClick={() => void attempt()}
      >
        {isOff ? t`Enable` : t`Disable`}
      </PermissionButton>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

function DeleteSequence({ sequence: { id, name } }: { sequence: ListedSequence }) {
  const allowed = useCan('delete', 'Sequence');
  const [remove] = useMutation(DeleteSequenceDocument, {
    refetchQueries: [SequencesDocument, SequencePreviewDocument],
  });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteSequence, () => void toast(t`Sequence deleted.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="subtle"
        color="red"
        permission={permissionFor(allowed)}
        aria-label={t`Delete ${name}`}
        onClick={ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete this sequence?`} confirmLabel={t`Delete sequence`} danger>
        {t`“${name}” and its log will be deleted, and no more messages will be sent. This can’t be undone.`}
      </ConfirmDialog>
    </>
  );
}
