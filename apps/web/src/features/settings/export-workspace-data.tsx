import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { ExportWorkspaceDataDocument } from '../../gql/export-workspace-data.ts';
import { JobsTrayDocument } from '../../gql/jobs-tray.ts';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { ExportJob } from '../../session/export/export-job.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { SettingRow } from './setting-row.tsx';

/** Row in which an owner exports all data of the workspace to a file, with the progress and the download. */
export function ExportWorkspaceData({
  permission,
}: {
  permission: SettingsPageQuery['workspace']['viewerCan']['export'];
}) {
  const [jobId, setJobId] = useState<string | null>(null);
  const [exportData] = useMutation(ExportWorkspaceDataDocument, { refetchQueries: [JobsTrayDocument] });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const result = (await exportData()).data?.exportWorkspaceData;
    setJobId(result?.job?.id ?? null);
    return refusalOf(result);
  });
  return (
    <Stack gap="sm">
      <SettingRow
        title={t`Export all data`}
        text={t`Writes all data of the workspace to one file (NDJSON), without secrets and without the content of files and recordings. You can download it for 24 hours.`}
      >
        <PermissionButton variant="default" permission={permission} loading={pending} onClick={() => void attempt()}>
          {t`Export all data`}
        </PermissionButton>
      </SettingRow>
      <RefusalAlert refusal={refusal} />
      {jobId && <ExportJob id={jobId} />}
    </Stack>
  );
}
