import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { Anchor } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { ResendUnconfirmedDocument } from '../../gql/resend-unconfirmed.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { countPeople } from './campaign-labels.ts';
import type { Campaign } from './use-campaign.ts';
import type { Recipient } from './use-recipients.ts';

interface Props {
  campaign: Campaign;
}

/**
 * Whether unconfirmed messages can be resent. This is only possible if the campaign is paused or completed, because the
 * provider can still confirm messages while the campaign runs.
 */
export const canResend = ({ status, resendableCount }: Campaign): boolean =>
  resendableCount > 0 && (status === 'PAUSED' || status === 'COMPLETED');

/** Button that resends the message to all unconfirmed recipients that can still receive it. */
export function ResendUnconfirmed({ campaign }: Props) {
  const { resendableCount: receivers, viewerCan } = campaign;
  const { ask, dialog } = useResend(campaign, { recipientId: null, receivers });
  return (
    <>
      <PermissionButton
        permission={viewerCan.run}
        variant="default"
        leftSection={<IconSend2 size={17} aria-hidden />}
        onClick={ask}
      >
        {t`Resend ${plural(receivers, { one: '# unconfirmed message', other: '# unconfirmed messages' })}`}
      </PermissionButton>
      <ConfirmDialog
        {...dialog}
        danger
        title={t`Resend to ${countPeople(receivers)}?`}
        confirmLabel={t`Resend to ${countPeople(receivers)}`}
      >
        {campaign.status === 'PAUSED'
          ? t`Some recipients may get this message twice, and you are billed for both. The message is sent when you resume the campaign.`
          : t`Some recipients may get this message twice, and you are billed for both.`}
      </ConfirmDialog>
    </>
  );
}

/** Button that resends the message to one unconfirmed recipient. */
export function ResendToRecipient({ campaign, recipient }: Props & { recipient: Recipient }) {
  const { ask, dialog } = useResend(campaign, { recipientId: recipient.id, receivers: 1 });
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-label={t`Resend to ${recipient.contactName}`}
        onClick={ask}
      >
        {t`Resend`}
      </Anchor>
      <ConfirmDialog {...dialog} danger title={t`Resend to ${recipient.contactName}?`} confirmLabel={t`Resend`}>
        {campaign.status === 'PAUSED'
          ? t`The recipient may get this message twice, and you are billed for both. The message is sent when you resume the campaign.`
          : t`The recipient may get this message twice, and you are billed for both.`}
      </ConfirmDialog>
    </>
  );
}

function useResend({ id }: Campaign, target: { recipientId: string | null; receivers: number }) {
  const [send] = useMutation(ResendUnconfirmedDocument, { variables: { input: { id, ...target } } });
  return useConfirmation(async () => {
    const result = (await send()).data?.resendUnconfirmed;
    return refusalOf(result);
  });
}
