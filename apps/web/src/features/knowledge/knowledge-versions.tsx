import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { RestoreKnowledgeVersionDocument } from '../../gql/knowledge-versions.ts';
import type { SourceVersionsQuery } from '../../gql/types.ts';
import { formatDateTime } from '../../lib/dates.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { toast } from '../../ui/toast.ts';
import { ComparedLines } from './compared-lines.tsx';

type Version = SourceVersionsQuery['knowledgeSource']['versions']['nodes'][number];

interface Props {
  /** Versions, newest first. Undefined while they load. */
  versions: Version[] | undefined;
  /** Revision of the source or profile that the viewer sees. */
  revision: number;
  permission: Permission;
  /** Whether versions cannot be restored, because web pages are read from their website. */
  isReadOnly?: boolean;
  /** Loads the content again after a version was restored. */
  onRestored: () => Promise<unknown>;
}

/** Versions of a source or of the business profile. Each is compared with the previous one, and earlier ones can be restored. */
export function KnowledgeVersions({ versions, revision, permission, isReadOnly = false, onRestored }: Props) {
  const { timezone } = useWorkspace();
  const timeOf = ({ createdAt }: Version) => formatDateTime(createdAt, timezone);
  const [compared, setCompared] = useState<string | null>(null);
  const [current] = versions ?? [];
  return (
    <RowList
      label={t`Versions`}
      rows={versions}
      rowKey={({ id }) => id}
      empty={<Text size="sm" c="dimmed">{t`No versions yet`}</Text>}
      hasMore={false}
      loadingMore={false}
      onMore={() => {}}
      total={undefined}
      renderText={(version) => (
        <Stack gap={6}>
          <VersionSummary version={version} isCurrent={version === current} />
          {compared === version.id && (
            <ComparedLines fromId={versions?.[versions.indexOf(version) + 1]?.id ?? null} toId={version.id} />
          )}
        </Stack>
      )}
      renderActions={(version) => (
        <>
          <Button
            size="xs"
            variant="default"
            aria-expanded={compared === version.id}
            aria-label={t`Changes at ${timeOf(version)}`}
            onClick={() => setCompared(compared === version.id ? null : version.id)}
          >
            {t`Changes`}
          </Button>
          {current && version !== current && !isReadOnly && (
            <Restore
              version={version}
              current={current}
              revision={revision}
              permission={permission}
              onRestored={onRestored}
            />
          )}
        </>
      )}
    />
  );
}

const CHANGES: Readonly<Record<Version['change'], string>> = {
  CREATED: t`Added`,
  UPDATED: t`Changed`,
  READ: t`Read`,
  RESTORED: t`Restored`,
  DELETED: t`Deleted`,
};

function VersionSummary({ version, isCurrent }: { version: Version; isCurrent: boolean }) {
  const { timezone } = useWorkspace();
  const { change, createdAt, createdByName } = version;
  return (
    <Text size="sm">
      {CHANGES[change]} · {createdByName} · <TimeAgo iso={createdAt} timeZone={timezone} />
      {isCurrent && ` · ${t`Current version`}`}
    </Text>
  );
}

interface RestoreProps extends Pick<Props, 'revision' | 'permission' | 'onRestored'> {
  version: Version;
  current: Version;
}

function Restore({ version, current, revision, permission, onRestored }: RestoreProps) {
  const { timezone } = useWorkspace();
  const time = formatDateTime(version.createdAt, timezone);
  const [restore] = useMutation(RestoreKnowledgeVersionDocument);
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await restore({ variables: { input: { versionId: version.id, revision } } });
    return handleMutationResult(data?.restoreKnowledgeVersion, async () => {
      await onRestored();
      void toast(t`Version restored. The agent uses it from the next reply.`);
    });
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        aria-label={t`Restore the version at ${time}`}
        onClick={ask}
      >
        {t`Restore`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Restore this version?`} confirmLabel={t`Restore version`}>
        <p>{t`The agent uses it from the next reply. Unsaved changes are discarded.`}</p>
        {dialog.opened && <ComparedLines fromId={current.id} toId={version.id} />}
      </ConfirmDialog>
    </>
  );
}
