import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { IconLinkOff, IconMailCheck, IconMailForward, IconMailOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { useLinkToken } from '../../app/link-token.ts';
import { paths } from '../../app/paths.ts';
import { CancelEmailChangeDocument, VerifyEmailChangeDocument } from '../../gql/confirm-email-page.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Outcome {
  title: string;
  icon: ReactNode;
  words: ReactNode;
}

/**
 * Page that the links of an email change open. The user must press a button, because link scanners also open the links.
 */
export function ConfirmEmailPage() {
  const token = useLinkToken();
  const [outcome, setOutcome] = useState<Outcome | null>(token ? null : invalidOutcome('TOKEN_INVALID'));
  if (!outcome) return <Decision token={token} onDecided={setOutcome} />;
  return (
    <CardPage title={outcome.title} icon={outcome.icon} description={outcome.words}>
      <ButtonLink to={paths.account()}>{t`Go to account`}</ButtonLink>
    </CardPage>
  );
}

function Decision({ token, onDecided }: { token: string; onDecided: (outcome: Outcome) => void }) {
  const session = useSession();
  const [confirm] = useMutation(VerifyEmailChangeDocument);
  const [stop] = useMutation(CancelEmailChangeDocument);
  const agreeing = useMutationAction(async () => {
    const { data } = await confirm({ variables: { token } });
    const refused = await handleMutationResult(data?.verifyEmailChange, ({ changed, email }) => {
      void session.reloadViewer().catch(() => {});
      onDecided(changed ? changedOutcome(email) : halfway);
    });
    if (refused) onDecided(invalidOutcome(refused.code));
    return undefined;
  });
  const stopping = useMutationAction(async () => {
    const { data } = await stop({ variables: { token } });
    const refused = await handleMutationResult(data?.cancelEmailChange, ({ email }) =>
      onDecided(cancelledOutcome(email)),
    );
    if (refused) onDecided(invalidOutcome(refused.code));
    return undefined;
  });
  const pending = agreeing.pending || stopping.pending;
  return (
    <CardPage
      title={t`Confirm email change`}
      icon={<IconMailForward stroke={1.6} />}
      description={t`Your email changes when you confirm from both addresses.`}
    >
      <Stack gap="sm">
        <RefusalAlert refusal={agreeing.refusal ?? stopping.refusal} />
        <Button size="md" onClick={() => void agreeing.attempt()} loading={agreeing.pending} disabled={pending}>
          {t`Confirm change`}
        </Button>
        <Button variant="default" onClick={() => void stopping.attempt()} loading={stopping.pending} disabled={pending}>
          {t`Cancel change`}
        </Button>
      </Stack>
    </CardPage>
  );
}

const changedOutcome = (email: string): Outcome => ({
  title: t`Email changed`,
  icon: <IconMailCheck stroke={1.6} />,
  words: (
    <>
      <Trans>
        Sign in with <b>{email}</b> from now on.
      </Trans>
    </>
  ),
});

const halfway: Outcome = {
  title: t`Confirm from your other address`,
  icon: <IconMailCheck stroke={1.6} />,
  words: t`Open the link we sent to your other address.`,
};

const cancelledOutcome = (email: string): Outcome => ({
  title: t`Email change canceled`,
  icon: <IconMailOff stroke={1.6} />,
  words: (
    <>
      <Trans>
        Your email is still <b>{email}</b>. If you didn’t request this change, change your password now.
      </Trans>
    </>
  ),
});

const invalidOutcome = (code: Parameters<typeof refusalMessage>[0]): Outcome => ({
  title: t`This link is invalid`,
  icon: <IconLinkOff stroke={1.6} />,
  words: refusalMessage(code),
});
