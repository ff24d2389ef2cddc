import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { DeleteLeadDocument } from '../../gql/delete-lead.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  id: string;
  name: string;
  permission: Permission;
}

/** Button that permanently deletes the lead after confirmation. */
export function DeleteLead({ id, name, permission }: Props) {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const [deleteLead] = useMutation(DeleteLeadDocument);
  const confirmation = useConfirmation(async () => {
    const { data } = await deleteLead({ variables: { id } });
    return handleMutationResult(data?.deleteLead, async () => {
      await navigate({ to: paths.leads({ workspace: slug }) });
      void toast(t`${name} deleted.`);
    });
  });
  return (
    <>
      <PermissionButton
        permission={permission}
        variant="default"
        leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
        onClick={confirmation.ask}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...confirmation.dialog} title={t`Delete lead ${name}?`} confirmLabel={t`Delete ${name}`} danger>
        {t`This permanently deletes the lead and its history.`}
      </ConfirmDialog>
    </>
  );
}
