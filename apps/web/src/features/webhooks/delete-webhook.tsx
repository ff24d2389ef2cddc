import { useMutation } from '@apollo/client/react';
import { DeleteWebhookDocument } from '../../gql/delete-webhook.ts';
import { WebhookDeliveriesDocument } from '../../gql/webhook-deliveries.ts';
import { WebhooksPageDocument } from '../../gql/webhooks-page.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';
import { useConfirmation } from '../../ui/use-confirmation.ts';

interface Props {
  id: string;
  name: string;
  permission: Permission;
}

/** Ends it, after asking. */
export function DeleteWebhook({ id, name, permission }: Props) {
  const [remove] = useMutation(DeleteWebhookDocument, {
    refetchQueries: [WebhooksPageDocument, WebhookDeliveriesDocument],
  });
  const { ask, dialog } = useConfirmation(async () => {
    const { data } = await remove({ variables: { input: { id } } });
    const result = data?.deleteWebhook;
    switch (result?.__typename) {
      case 'WebhookDeleted':
        return void toast(`Nothing is sent to ${name} any more.`);
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <>
      <PermissionButton size="xs" variant="default" permission={permission} onClick={ask} aria-label={`Delete ${name}`}>
        Delete
      </PermissionButton>
      <ConfirmDialog {...dialog} title={`Delete the webhook to ${name}?`} confirmLabel="Delete webhook" danger>
        Nothing is sent to it any more, its secret is forgotten, and the log of its deliveries goes with it.
      </ConfirmDialog>
    </>
  );
}
