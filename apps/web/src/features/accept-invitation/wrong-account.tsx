import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useSession } from '../../session/api.tsx';
import type { Viewer } from '../../session/viewer.ts';
import { CardPage } from '../../ui/card-page.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { InvitationSummary, type Preview } from './invitation-summary.tsx';

interface Props {
  preview: Preview;
  viewer: Viewer;
  next: string;
}

/** Message that the invitation was sent to an email address other than that of the signed-in user. */
export function WrongAccount({ preview, viewer, next }: Props) {
  const session = useSession();
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState(false);
  async function change() {
    setPending(true);
    setFailed(false);
    try {
      await session.signOut();
      await navigate({ to: paths.signIn(), search: { next } });
    } catch {
      setFailed(true);
      setPending(false);
    }
  }
  return (
    <CardPage
      title={t`This invitation is for another address`}
      icon={<IconUserQuestion stroke={1.6} />}
      description={
        <>
          <Trans>
            You’re signed in as <b>{viewer.email}</b>. The invitation is for <b>{preview.emailHint}</b>.
          </Trans>
        </>
      }
    >
      <InvitationSummary preview={preview} />
      <RefusalAlert refusal={failed ? t`Could not reach the server. You’re still signed in. Try again.` : null} />
      <Button onClick={change} loading={pending} size="md" fullWidth>
        {t`Switch account`}
      </Button>
      <ButtonLink to={paths.workspaces()} variant="subtle" fullWidth>
        {t`Stay signed in`}
      </ButtonLink>
    </CardPage>
  );
}
