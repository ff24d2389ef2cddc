import { Button } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useInvitationAnswer } from '../../session/use-invitation-answer.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { InvitationSummary, type Preview } from './invitation-summary.tsx';

/** The invited user is signed in and can decide. */
export function AnswerCard({ preview, token }: { preview: Preview; token: string }) {
  const { accept, decline, accepting, declining, declined, refusal } = useInvitationAnswer({ token });
  if (declined) {
    return (
      <CardPage
        title="Invitation declined"
        icon={<IconMailOff stroke={1.6} />}
        description={`You didn’t join ${preview.workspaceName}. To join later, ask for a new invitation.`}
      >
        <ButtonLink to={paths.workspaces()} variant="default">
          Your workspaces
        </ButtonLink>
      </CardPage>
    );
  }
  return (
    <CardPage title={`${preview.inviterName} invited you`} description={`Join ${preview.workspaceName} on Frontdesk.`}>
      <InvitationSummary preview={preview} />
      <RefusalAlert refusal={refusal} />
      <Button size="md" onClick={accept} loading={accepting} disabled={declining} fullWidth>
        Accept invitation
      </Button>
      <Button size="md" variant="default" onClick={decline} loading={declining} disabled={accepting} fullWidth>
        Decline
      </Button>
    </CardPage>
  );
}
