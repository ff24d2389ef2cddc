import { useMutation } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { SendCampaignAgainDocument } from '../../gql/send-campaign-again.ts';
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

/** Resending is not possible while the campaign runs, because lookups may still find unconfirmed messages. */
export const canResend = ({ state, sendableAgain }: Campaign): boolean =>
  sendableAgain > 0 && (state === 'PAUSED' || state === 'COMPLETED');

/** Resends to all unconfirmed recipients. */
export function ResendUnconfirmed({ campaign }: Props) {
  const { sendableAgain: receivers, viewerCan } = campaign;
  const { ask, dialog } = useResend(campaign, { recipientId: null, receivers });
  return (
    <>
      <PermissionButton
        permission={viewerCan.run}
        variant="default"
        leftSection={<IconSend2 size={17} aria-hidden />}
        onClick={ask}
      >
        {`Send ${receivers.toLocaleString('en-GB')} unconfirmed again`}
      </PermissionButton>
      <ConfirmDialog
        {...dialog}
        danger
        title={`Send again to ${countPeople(receivers)}?`}
        confirmLabel={`Send again to ${countPeople(receivers)}`}
      >
        {receivers === 1 ? 'They' : 'Each of them'} may get the message twice, and both are billed: WhatsApp has not
        said whether the first one arrived. A report that still comes takes them out of those who wait.
        {campaign.state === 'PAUSED' && ' It goes out when the campaign is resumed.'}
      </ConfirmDialog>
    </>
  );
}

/** Resends to one unconfirmed recipient. */
export function ResendToRecipient({ campaign, recipient }: Props & { recipient: Recipient }) {
  const { ask, dialog } = useResend(campaign, { recipientId: recipient.id, receivers: 1 });
  return (
    <>
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-label={`Send again to ${recipient.contactName}`}
        onClick={ask}
      >
        Send again
      </Anchor>
      <ConfirmDialog {...dialog} danger title={`Send again to ${recipient.contactName}?`} confirmLabel="Send again">
        They may get the message twice, and both are billed: WhatsApp has not said whether the first one arrived.
        {campaign.state === 'PAUSED' && ' It goes out when the campaign is resumed.'}
      </ConfirmDialog>
    </>
  );
}

function useResend({ id }: Campaign, whom: { recipientId: string | null; receivers: number }) {
  const [send] = useMutation(SendCampaignAgainDocument, { variables: { input: { id, ...whom } } });
  return useConfirmation(async () => {
    const result = (await send()).data?.sendCampaignAgain;
    return refusalOf(result);
  });
}
