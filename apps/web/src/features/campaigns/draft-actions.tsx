import { useMutation } from '@apollo/client/react';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { CampaignsPageDocument } from '../../gql/campaigns-page.ts';
import { DeleteCampaignDocument } from '../../gql/delete-campaign.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import type { Campaign } from './use-campaign.ts';

/** Deletes a draft. */
export function DraftActions({ campaign: { id, name, viewerCan } }: { campaign: Campaign }) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [remove] = useMutation(DeleteCampaignDocument, {
    variables: { input: { id } },
    refetchQueries: [CampaignsPageDocument],
  });
  const { ask, dialog } = useConfirmation(async () => {
    return handleMutationResult((await remove()).data?.deleteCampaign, {
      CampaignDeleted: () => navigate({ to: paths.campaigns({ workspace: slug }) }),
    });
  });
  return (
    <>
      <PermissionButton
        permission={viewerCan.delete}
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={17} aria-hidden />}
        onClick={ask}
      >
        Delete draft
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Delete “${name}”?`} confirmLabel="Delete draft" danger>
        This permanently deletes the draft.
      </ConfirmDialog>
    </>
  );
}
