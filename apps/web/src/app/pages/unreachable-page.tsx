import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRepeated } from '../../lib/use-repeated.ts';
import { useSession } from '../../session/api.tsx';
import { Mark } from '../brand.tsx';
import { MessagePage } from './message-page.tsx';

/**
 * Page that is shown if the server does not respond, because the client then cannot determine whether the user is
 * signed in. Retries every five seconds.
 */
export function UnreachablePage() {
  const session = useSession();
  const [pending, setPending] = useState(false);
  const retry = async () => {
    setPending(true);
    await session.start();
    setPending(false);
  };
  useRepeated(pending ? null : () => void retry());
  return (
    <MessagePage
      mark={<Mark size={44} />}
      title={t`Can’t reach Frontdesk`}
      actions={
        <Button onClick={retry} loading={pending}>
          {t`Try again`}
        </Button>
      }
    >
      {t`The service is unavailable. Retrying…`}
    </MessagePage>
  );
}
