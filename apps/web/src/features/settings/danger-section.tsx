import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { DeleteWorkspaceDocument } from '../../gql/delete-workspace.ts';
import type { SettingsPageQuery } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useApi, useSession } from '../../session/api.tsx';
import { TypeToConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { Section } from '../../ui/section.tsx';
import { toast } from '../../ui/toast.ts';
import { ExportWorkspaceData } from './export-workspace-data.tsx';
import { SettingRow } from './setting-row.tsx';

/** Section in which an owner can export all data, and delete the workspace after typing its slug. */
export function DangerSection({ data }: { data: SettingsPageQuery }) {
  const { name, slug, viewerCan } = data.workspace;
  const deleteWorkspace = useDeleteWorkspace(data.workspace);
  const { ask, dialog } = useConfirmation(deleteWorkspace);
  return (
    <Section title={t`Danger zone`} danger>
      <Stack gap="lg">
        <ExportWorkspaceData permission={viewerCan.export} />
        <SettingRow title={t`Delete this workspace`} text={t`Permanently deletes this workspace and all its data.`}>
          <PermissionButton color="red.9" permission={viewerCan.delete} onClick={ask}>
            {t`Delete workspace`}
          </PermissionButton>
        </SettingRow>
      </Stack>
      <TypeToConfirmDialog
        {...dialog}
        title={t`Delete ${name}?`}
        confirmLabel={t`Delete permanently`}
        word={slug}
        wordLabel={t`Workspace slug`}
        danger
      >
        {t`${lossOf(data)} You can’t undo this.`}
      </TypeToConfirmDialog>
    </Section>
  );
}

/** Describes what is deleted, for example `This permanently deletes 340 leads, 6 memberships and 2 active API keys.` */
function lossOf({ workspace: { memberCount }, leadCounts, apiKeys }: SettingsPageQuery): string {
  const leads = leadCounts?.reduce((sum, { count }) => sum + count, 0);
  const keys = apiKeys?.edges.filter(({ node }) => node.status === 'ACTIVE').length;
  const parts = [
    ...(leads === undefined ? [] : [plural(leads, { one: '# lead', other: '# leads' })]),
    plural(memberCount, { one: '# membership', other: '# memberships' }),
    ...(keys === undefined ? [] : [plural(keys, { one: '# active API key', other: '# active API keys' })]),
  ];
  return t`This permanently deletes ${new Intl.ListFormat('en-GB').format(parts)}.`;
}

function useDeleteWorkspace({ name, slug }: SettingsPageQuery['workspace']) {
  const [deleteWorkspace] = useMutation(DeleteWorkspaceDocument);
  const api = useApi();
  const session = useSession();
  const navigate = useNavigate();
  return async () => {
    const { data } = await deleteWorkspace({ variables: { confirmSlug: slug } });
    return handleMutationResult(data?.deleteWorkspace, async () => {
      await navigate({ to: paths.workspaces(), replace: true });
      api.forget(slug);
      await session.reloadViewer();
      void toast(t`${name} deleted.`);
    });
  };
}
