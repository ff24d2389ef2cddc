import { useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { ButtonLink } from '../../app/link.tsx';
import { useLinkToken } from '../../app/link-token.ts';
import { paths } from '../../app/paths.ts';
import { AcceptInvitationPageDocument } from '../../gql/accept-invitation-page.ts';
import type { InvitationStatus } from '../../gql/types.ts';
import { denialOf } from '../../session/denial.ts';
import { useViewerOrNull } from '../../session/viewer.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { AnswerCard } from './answer-card.tsx';
import { InvitationSummary } from './invitation-summary.tsx';
import { SignInFirst } from './sign-in-first.tsx';
import { WrongAccount } from './wrong-account.tsx';

/** Landing page of invitation links: shows the invitation before sign-in. */
export function AcceptInvitationPage() {
  const viewer = useViewerOrNull();
  // Remounts for another user, so that no data of the first one is shown.
  return <Invitation key={viewer?.id ?? 'nobody'} />;
}

function Invitation() {
  const token = useLinkToken();
  const viewer = useViewerOrNull();
  const { data, error, refetch } = useQuery(AcceptInvitationPageDocument, {
    variables: { token },
    skip: !token,
    fetchPolicy: 'network-only',
  });
  const preview = data?.invitationPreview;

  // Verification may end in another tab without the token; the invitation is then in the list.
  if (!token && viewer) return <Navigate to={paths.workspaces()} replace />;
  if (!token || (error && denialOf(error).code === 'NOT_FOUND')) {
    return <Ended sentence="This link is invalid or was replaced by a newer email." />;
  }
  if (error) {
    return (
      <CardPage title="Could not load" description="Could not reach the server. Your invitation is still valid.">
        <Button onClick={() => void refetch().catch(() => {})}>Try again</Button>
      </CardPage>
    );
  }
  if (!preview) return <LoadingCard />;
  if (preview.status !== 'PENDING') return <Ended sentence={ENDED[preview.status]} />;
  if (!viewer) return <SignInFirst preview={preview} next={paths.acceptInvitation()} />;
  if (!preview.isForViewer) return <WrongAccount preview={preview} viewer={viewer} next={paths.acceptInvitation()} />;
  return <AnswerCard preview={preview} token={token} />;
}

const ENDED: Record<Exclude<InvitationStatus, 'PENDING'>, string> = {
  ACCEPTED: 'This invitation was already accepted.',
  DECLINED: 'This invitation was declined.',
  REVOKED: 'This invitation was revoked. Ask the sender for a new one.',
  EXPIRED: 'This invitation expired. Ask the sender for a new one.',
};

function Ended({ sentence }: { sentence: string }) {
  const signedIn = useViewerOrNull() !== null;
  return (
    <CardPage title="This invitation cannot be used" icon={<IconLinkOff stroke={1.6} />} description={sentence}>
      <ButtonLink to={signedIn ? paths.workspaces() : paths.signIn()} variant="default">
        {signedIn ? 'Your workspaces' : 'Go to sign-in'}
      </ButtonLink>
    </CardPage>
  );
}

function LoadingCard() {
  return (
    <CardPage title="Your invitation">
      <InvitationSummary.Loading />
      <Skeleton height={42} radius="md" />
    </CardPage>
  );
}
