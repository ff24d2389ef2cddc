import { useMutation } from '@apollo/client/react';
import type { RefusalCode } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Stack } from '@mantine/core';
import { IconLinkOff, IconMailCheck, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { useLinkToken } from '../../app/link-token.ts';
import { paths } from '../../app/paths.ts';
import { UndoFactorChangeDocument } from '../../gql/undo-factor-change.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { refusalMessage } from '../../lib/refusal-message.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSession } from '../../session/api.tsx';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

type Outcome = { email: string } | { code: RefusalCode };

/**
 * Page to which emails about changed sign-in methods link. The change is undone only when the user presses the button.
 */
export function UndoChangePage() {
  const token = useLinkToken();
  const [outcome, setOutcome] = useState<Outcome | null>(token ? null : { code: 'TOKEN_INVALID' });
  if (outcome === null) return <Decision token={token} onDone={setOutcome} />;
  return 'email' in outcome ? <Undone email={outcome.email} /> : <Broken code={outcome.code} />;
}

function Decision({ token, onDone }: { token: string; onDone: (outcome: Outcome) => void }) {
  const session = useSession();
  const [undo] = useMutation(UndoFactorChangeDocument, { fetchPolicy: 'no-cache' });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await undo({ variables: { token } });
    const refused = await handleMutationResult(data?.undoFactorChange, ({ email }) => {
      void session.refresh().catch(() => {});
      onDone({ email });
    });
    if (refused) onDone({ code: refused.code });
    return undefined;
  });
  return (
    <CardPage
      title={t`Undo security change`}
      icon={<IconShieldX stroke={1.6} />}
      description={t`Signs out all devices, resets your password and removes any sign-in method that was added.`}
    >
      <Stack gap="sm">
        <RefusalAlert refusal={refusal} />
        <Button size="md" color="red.9" onClick={() => void attempt()} loading={pending}>
          {t`Undo change`}
        </Button>
      </Stack>
    </CardPage>
  );
}

function Undone({ email }: { email: string }) {
  return (
    <CardPage
      title={t`Change undone`}
      icon={<IconMailCheck stroke={1.6} />}
      description={t`All devices were signed out. Choose a new password with the link we sent to ${email}.`}
    >
      <ButtonLink to={paths.signIn()}>{t`Sign in`}</ButtonLink>
    </CardPage>
  );
}

function Broken({ code }: { code: RefusalCode }) {
  return (
    <CardPage title={t`This link is invalid`} icon={<IconLinkOff stroke={1.6} />} description={refusalMessage(code)}>
      <ButtonLink to={paths.account()}>{t`Go to account`}</ButtonLink>
    </CardPage>
  );
}
