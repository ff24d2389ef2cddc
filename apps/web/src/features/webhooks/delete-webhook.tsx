import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { DeleteWebhookDocument } from '../../gql/delete-webhook.ts';
import { WebhookDeliveriesDocument } from '../../gql/webhook-deliveries.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

interface Props {
  id: string;
  name: string;
  permission: Permission;
}

/** Button that deletes a webhook after confirmation. */
export function DeleteWebhook({ id, name, permission }: Props) {
  const [remove] = useMutation(DeleteWebhookDocument, {
    refetchQueries: [WebhooksPageDocument, WebhookDeliveriesDocument],
  });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { id } });
    return handleMutationResult(data?.deleteWebhook, () => void toast(t`Webhook to ${name} deleted.`));
  });
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={permission}
        onClick={ask}
        aria-label={t`Delete ${name}`}
      >
        {t`Delete`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Delete webhook to ${name}?`} confirmLabel={t`Delete webhook`} danger>
        {t`Deletes the webhook with its signing secret and delivery log. You can’t undo this.`}
      </ConfirmDialog>
    </>
  );
}
