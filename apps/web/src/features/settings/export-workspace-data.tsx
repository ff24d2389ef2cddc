import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { ExportWorkspaceDataDocument } from '../../gql/export-workspace-data.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { useStartedExport } from '../../session/export/use-started-export.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { SettingRow } from './setting-row.tsx';

/** Row in which an owner exports all data of the workspace to a file, with the progress and the download. */
export function ExportWorkspaceData({
  permission,
}: {
  permission: SettingsPageQuery['workspace']['viewerCan']['export'];
}) {
  const [exportData] = useMutation(ExportWorkspaceDataDocument, { refetchQueries: [JobsTrayDocument] });
  const { start, pending, outcome } = useStartedExport(async () => (await exportData()).data?.exportWorkspaceData);
  return (
    <Stack gap="sm">
      <SettingRow
        title={t`Export all data`}
        text={t`Writes all data of the workspace to one file (NDJSON), without secrets and without the content of files and recordings. You can download it for 24 hours.`}
      >
        <PermissionButton variant="default" permission={permission} loading={pending} onClick={start}>
          {t`Export all data`}
        </PermissionButton>
      </SettingRow>
      {outcome}
    </Stack>
  );
}
