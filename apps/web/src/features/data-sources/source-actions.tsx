import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../app/paths.ts';
import { DataSourcesPageDocument } from '../../gql/data-sources-page.ts';
import { DeleteDataSourceDocument } from '../../gql/delete-data-source.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { CredentialsDialog, EditDialog } from './edit-dialogs.tsx';
import type { Source } from './use-data-source.ts';
import { useStart, useSwitch } from './use-source-actions.ts';

/** Actions on a source. */
export function SourceActions({ source, busy }: { source: Source; busy: boolean }) {
  const { viewerCan, disabledReason } = source;
  const [edited, setEdited] = useState<'TERMS' | 'CREDENTIALS' | null>(null);
  const start = useStart(source.id);
  const change = useSwitch(source.id);
  const close = () => setEdited(null);
  return (
    <>
      <PermissionButton variant="default" permission={viewerCan.update} onClick={() => setEdited('TERMS')}>
        Edit
      </PermissionButton>
      <PermissionButton variant="default" permission={viewerCan.update} onClick={() => setEdited('CREDENTIALS')}>
        Credentials
      </PermissionButton>
      <PermissionButton
        variant="default"
        permission={viewerCan.update}
        loading={change.pending}
        onClick={() => void change.attempt(disabledReason !== null)}
      >
        {disabledReason === null ? 'Disable' : 'Enable'}
      </PermissionButton>
      <DeleteSource source={source} />
      {!busy && disabledReason === null && (
        <PermissionButton permission={viewerCan.sync} loading={start.pending} onClick={() => void start.attempt()}>
          Sync now
        </PermissionButton>
      )}
      <RefusalAlert refusal={start.refusal ?? change.refusal} />
      <EditDialog source={source} opened={edited === 'TERMS'} onClose={close} />
      <CredentialsDialog source={source} opened={edited === 'CREDENTIALS'} onClose={close} />
    </>
  );
}

function DeleteSource({ source: { id, name, viewerCan } }: { source: Source }) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [remove] = useMutation(DeleteDataSourceDocument, { refetchQueries: [DataSourcesPageDocument] });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    return handleMutationResult(data?.deleteDataSource, {
      DataSourceDeleted: () => {
        void toast(`${name} deleted.`);
        void navigate({ to: paths.dataSources({ workspace: slug }) });
      },
    });
  });
  return (
    <>
      <PermissionButton variant="default" permission={viewerCan.delete} onClick={ask}>
        Delete
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Delete ${name}?`} confirmLabel="Delete data source" danger>
        This deletes its credentials and syncs. Facts it provided stay in your records.
      </ConfirmDialog>
    </>
  );
}
