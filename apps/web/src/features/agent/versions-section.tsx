import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Group, Modal, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { RestoreAgentVersionDocument } from '../../gql/restore-agent-version.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { toast } from '../../ui/toast.ts';
import { ChangeList } from './change-list.tsx';
import { contentOf } from './publish-button.tsx';
import { type Draft, REFRESHED, useVersions, type Version } from './use-agent.ts';

interface Props {
  draft: Draft | undefined;
  permission: Permission;
}

/**
 * Published versions, newest first. Each version can be compared with the draft, and earlier versions can be restored.
 */
export function VersionsSection({ draft, permission }: Props) {
  const { versions, paging } = useVersions();
  const [compared, setCompared] = useState<Version | null>(null);
  const current = versions?.[0];
  return (
    <Section title={t`Versions`} flush>
      <RowList
        label={t`Versions`}
        rows={versions}
        rowKey={({ id }) => id}
        renderText={(version) => <RowSummary version={version} atWork={version.id === current?.id} />}
        renderActions={(version) => (
          <>
            <Button
              size="xs"
              variant="default"
              aria-label={t`Compare version ${version.number}`}
              onClick={() => setCompared(version)}
            >
              {t`Compare`}
            </Button>
            {version.id !== current?.id && current && (
              <RollBack version={version} current={current} permission={permission} />
            )}
          </>
        )}
        {...paging}
        empty={
          <EmptyState icon={<IconHistory size={24} stroke={1.6} />} title={t`No versions yet`}>
            {t`The agent doesn’t reply until you publish.`}
          </EmptyState>
        }
      />
      {draft && <Compare version={compared} draft={draft} onClose={() => setCompared(null)} />}
    </Section>
  );
}

function RowSummary({ version, atWork }: { version: Version; atWork: boolean }) {
  const { timezone } = useWorkspace();
  const { number, note, restoredNumber, publishedAt, publishedByName } = version;
  return (
    <>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t`Version ${number}`}
        </Text>
        {atWork && <StatusBadge tone="good">{t`Latest`}</StatusBadge>}
      </Group>
      {(note || restoredNumber !== null) && (
        <Text size="sm">{note || t`Restored version ${restoredNumber ?? ''}`}</Text>
      )}
      <Text size="sm" c="dimmed">
        {publishedByName}, {formatDateTime(publishedAt, timezone)}
      </Text>
    </>
  );
}

function Compare({ version, draft, onClose }: { version: Version | null; draft: Draft; onClose: () => void }) {
  const shown = useLastValue(version);
  return (
    <Modal
      opened={version !== null}
      onClose={onClose}
      title={t`Changes from version ${shown?.number ?? ''} to the draft`}
      size="lg"
    >
      {shown && <ChangeList before={contentOf(shown)} after={draft} />}
    </Modal>
  );
}

function RollBack({ version, current, permission }: { version: Version; current: Version; permission: Permission }) {
  const [rollBack] = useMutation(RestoreAgentVersionDocument, REFRESHED);
  const { ask, dialog } = useConfirmation(async () => {
    return handleMutationResult(
      (await rollBack({ variables: { versionId: version.id } })).data?.restoreAgentVersion,
      () => void toast(t`Rolled back to version ${version.number}.`),
    );
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        aria-label={t`Roll back to version ${version.number}`}
        onClick={ask}
      >
        {t`Roll back`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Roll back to version ${version.number}?`} confirmLabel={t`Roll back`}>
        <p>{t`This takes effect immediately. Your draft is not changed.`}</p>
        <ChangeList before={contentOf(current)} after={contentOf(version)} />
      </ConfirmDialog>
    </>
  );
}
