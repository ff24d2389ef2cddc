import { useMutation } from '@apollo/client/react';
import { plural, t } from '@lingui/core/macro';
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconRefresh, IconSend, IconX } from '@tabler/icons-react';
import {
  CancelCampaignDocument,
  PauseCampaignDocument,
  ResumeCampaignDocument,
  RetryFailedRecipientsDocument,
} from '../../gql/campaign-actions.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useConfirmation } from '../../lib/use-confirmation.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useCan } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { countPeople } from './campaign-labels.ts';
import { draftOf } from './draft.ts';
import { canResend, ResendUnconfirmed } from './resend-unconfirmed.tsx';
import { useBegin } from './use-begin.ts';
import type { Campaign } from './use-campaign.ts';
import { useStart } from './use-start.ts';

/** Actions for a campaign that was started or scheduled. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { status, pauseReason, failed } = campaign;
  const isOpen = status === 'RUNNING' || status === 'PAUSED' || status === 'SCHEDULED';
  const canRetry = failed > 0 && (status === 'COMPLETED' || status === 'PAUSED' || status === 'RUNNING');
  return (
    <>
      {status === 'SCHEDULED' && <SendNow campaign={campaign} />}
      {status === 'RUNNING' && <Pause campaign={campaign} />}
      {status === 'PAUSED' &&
        (pauseReason === 'RECEIVERS' ? <Confirm campaign={campaign} /> : <Resume campaign={campaign} />)}
      {canRetry && <Retry campaign={campaign} />}
      {canResend(campaign) && <ResendUnconfirmed campaign={campaign} />}
      {isOpen ? <Cancel campaign={campaign} /> : <UseAgain campaign={campaign} />}
    </>
  );
}

interface Props {
  campaign: Campaign;
}

interface ActProps {
  permission: Permission;
  act: ReturnType<typeof useMutationAction<[]>>;
  icon: typeof IconX;
  isMain?: boolean;
  children: string;
}

const CampaignActionButton = ({
  permission,
  act: { attempt, pending, refusal },
  icon: Icon,
  isMain,
  children,
}: ActProps) => (
  <>
    <RefusalAlert refusal={refusal} />
    <PermissionButton
      permission={permission}
      variant={isMain ? 'filled' : 'default'}
      loading={pending}
      leftSection={<Icon size={17} aria-hidden />}
      onClick={() => void attempt()}
    >
      {children}
    </PermissionButton>
  </>
);

function Pause({ campaign: { id, viewerCan } }: Props) {
  const [pause] = useMutation(PauseCampaignDocument, { variables: { id } });
  const act = useMutationAction(async () => refusalOf((await pause()).data?.pauseCampaign));
  return (
    <CampaignActionButton permission={viewerCan.run} act={act} icon={IconPlayerPause}>
      {t`Pause`}
    </CampaignActionButton>
  );
}

function Resume({ campaign: { id, viewerCan } }: Props) {
  const [resume] = useMutation(ResumeCampaignDocument, { variables: { id } });
  const act = useMutationAction(async () => refusalOf((await resume()).data?.resumeCampaign));
  return (
    <CampaignActionButton permission={viewerCan.run} act={act} icon={IconPlayerPlay} isMain>
      {t`Resume`}
    </CampaignActionButton>
  );
}

/**
 * Button that confirms the campaign again if the audience has become larger than the confirmed number of recipients.
 */
function Confirm({ campaign: { id, name, waiting, viewerCan } }: Props) {
  const [resume] = useMutation(ResumeCampaignDocument, { variables: { id } });
  const { ask, dialog } = useConfirmation(async () => refusalOf((await resume()).data?.resumeCampaign));
  return (
    <>
      <PermissionButton
        permission={viewerCan.run}
        variant="filled"
        leftSection={<IconSend size={17} aria-hidden />}
        onClick={ask}
      >
        {t`Send to ${countPeople(waiting)}`}
      </PermissionButton>
      <ConfirmDialog
        {...dialog}
        title={t`Send “${name}” to ${countPeople(waiting)}?`}
        confirmLabel={t`Send to ${countPeople(waiting)}`}
      >
        {t`The audience has grown since it was confirmed. Quiet hours, if set, still apply. Sent messages can’t be recalled.`}
      </ConfirmDialog>
    </>
  );
}

function Retry({ campaign: { id, failed, viewerCan } }: Props) {
  const [retry] = useMutation(RetryFailedRecipientsDocument, { variables: { id } });
  const act = useMutationAction(async () => refusalOf((await retry()).data?.retryFailedRecipients));
  return (
    <CampaignActionButton permission={viewerCan.run} act={act} icon={IconRefresh}>
      {t`Retry ${plural(failed, { one: '# failed message', other: '# failed messages' })}`}
    </CampaignActionButton>
  );
}

function SendNow({ campaign }: Props) {
  const { receivers, ask, dialog } = useStart(campaign, 'run');
  return (
    <>
      <PermissionButton
        permission={receivers === undefined ? undefined : campaign.viewerCan.run}
        variant="default"
        leftSection={<IconSend size={17} aria-hidden />}
        onClick={ask}
      >
        {t`Send now`}
      </PermissionButton>
      <ConfirmDialog
        {...dialog}
        title={t`Send “${campaign.name}” now?`}
        confirmLabel={t`Send to ${countPeople(receivers ?? 0)}`}
      >
        {t`This skips the scheduled start. Quiet hours, if set, still apply. Sent messages can’t be recalled.`}
      </ConfirmDialog>
    </>
  );
}

function Cancel({ campaign: { id, name, status, waiting, viewerCan } }: Props) {
  const [cancel] = useMutation(CancelCampaignDocument, { variables: { id } });
  const { ask, dialog } = useConfirmation(async () => refusalOf((await cancel()).data?.cancelCampaign));
  return (
    <>
      <PermissionButton
        permission={viewerCan.run}
        variant="subtle"
        color="red"
        leftSection={<IconX size={17} aria-hidden />}
        onClick={ask}
      >
        {t`Cancel campaign`}
      </PermissionButton>
      <ConfirmDialog {...dialog} title={t`Cancel “${name}”?`} confirmLabel={t`Cancel campaign`} danger>
        {status === 'SCHEDULED'
          ? t`No messages will be sent.`
          : t`${countPeople(waiting)} will not receive the message. Sent messages can’t be recalled.`}
      </ConfirmDialog>
    </>
  );
}

/**
 * Button that copies the campaign to a new draft, for which the audience is computed again. Renders nothing if the
 * viewer cannot create campaigns.
 */
function UseAgain({ campaign }: Props) {
  const canCreate = useCan('create', 'Campaign');
  const { begin, pending, refusal } = useBegin();
  const again = { ...draftOf(campaign), name: `${campaign.name.slice(0, 92)} (copy)`, startsAt: null };
  const act = { attempt: () => begin(again), pending, refusal, clear: () => {} };
  return canCreate ? (
    <CampaignActionButton permission={ALLOWED} act={act} icon={IconCopy}>
      {t`Duplicate`}
    </CampaignActionButton>
  ) : null;
}

const ALLOWED = { allowed: true, reason: null };
