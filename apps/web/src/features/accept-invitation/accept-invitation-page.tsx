import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconLinkOff, IconMailOff } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { ButtonLink } from '../../app/link.tsx';
import { useLinkToken } from '../../app/link-token.ts';
import { paths } from '../../app/paths.ts';
import { AcceptInvitationPageDocument } from '../../gql/accept-invitation-page.ts';
import type { InvitationStatus } from '../../gql/types.ts';
import { denialOf } from '../../session/denial.ts';
import { useInvitationAnswer } from '../../session/use-invitation-answer.ts';
import { useViewerOrNull } from '../../session/viewer.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { InvitationSummary, type Preview } from './invitation-summary.tsx';
import { WrongAccount } from './wrong-account.tsx';

/** Page that invitation links open. Shows the invitation even before sign-in. */
export function AcceptInvitationPage() {
  const viewer = useViewerOrNull();
  // Remount when the user changes, so that no data of the previous user is shown.
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

  // Email verification can end in a tab without the invitation token. In this case, open the workspace list, which also
  // shows the invitation.
  if (!token && viewer) return <Navigate to={paths.workspaces()} replace />;
  if (!token || (error && denialOf(error).code === 'NOT_FOUND')) {
    return <Ended sentence={t`This link is invalid or was replaced by a newer email.`} />;
  }
  if (error) {
    return (
      <CardPage title={t`Could not load`} description={t`Could not reach the server. Your invitation was not changed.`}>
        <Button onClick={() => void refetch().catch(() => {})}>{t`Try again`}</Button>
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
  ACCEPTED: t`This invitation was already accepted.`,
  DECLINED: t`This invitation was declined.`,
  REVOKED: t`This invitation was revoked. Ask the sender for a new one.`,
  EXPIRED: t`This invitation expired. Ask the sender for a new one.`,
};

function Ended({ sentence }: { sentence: string }) {
  const signedIn = useViewerOrNull() !== null;
  return (
    <CardPage title={t`This invitation cannot be used`} icon={<IconLinkOff stroke={1.6} />} description={sentence}>
      <ButtonLink to={signedIn ? paths.workspaces() : paths.signIn()} variant="default">
        {signedIn ? t`Your workspaces` : t`Go to sign-in`}
      </ButtonLink>
    </CardPage>
  );
}

function LoadingCard() {
  return (
    <CardPage title={t`Your invitation`}>
      <InvitationSummary.Loading />
      <Skeleton height={42} radius="md" />
    </CardPage>
  );
}

/** Asks an anonymous user to sign in or register before accepting or declining the invitation. */
function SignInFirst({ preview, next }: { preview: Preview; next: string }) {
  return (
    <CardPage
      title={t`${preview.inviterName} invited you`}
      description={
        <>
          <Trans>
            Sign in or create an account as <b>{preview.emailHint}</b>.
          </Trans>
        </>
      }
    >
      <InvitationSummary preview={preview} />
      <ButtonLink to={paths.signIn()} search={{ next }} size="md" fullWidth>
        {t`Sign in`}
      </ButtonLink>
      <ButtonLink to={paths.register()} search={{ next }} size="md" variant="default" fullWidth>
        {t`Create account`}
      </ButtonLink>
    </CardPage>
  );
}

/** Invitation with buttons to accept or decline it. */
function AnswerCard({ preview, token }: { preview: Preview; token: string }) {
  const { accept, decline, accepting, declining, declined, refusal } = useInvitationAnswer({ token });
  if (declined) {
    return (
      <CardPage
        title={t`Invitation declined`}
        icon={<IconMailOff stroke={1.6} />}
        description={t`You didn’t join ${preview.workspaceName}. To join later, ask for a new invitation.`}
      >
        <ButtonLink to={paths.workspaces()} variant="default">
          {t`Your workspaces`}
        </ButtonLink>
      </CardPage>
    );
  }
  return (
    <CardPage
      title={t`${preview.inviterName} invited you`}
      description={t`Join ${preview.workspaceName} on Frontdesk.`}
    >
      <InvitationSummary preview={preview} />
      <RefusalAlert refusal={refusal} />
      <Button size="md" onClick={accept} loading={accepting} disabled={declining} fullWidth>
        {t`Accept invitation`}
      </Button>
      <Button size="md" variant="default" onClick={decline} loading={declining} disabled={accepting} fullWidth>
        {t`Decline`}
      </Button>
    </CardPage>
  );
}
