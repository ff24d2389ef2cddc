import { t } from '@lingui/core/macro';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useIdleLockedWorkspace } from '../../session/use-idle-locked-workspace.ts';
import { MessagePage } from './message-page.tsx';

/**
 * Shown below the idle gate if the page's data could not be loaded. Loads the page after the user has confirmed their
 * identity.
 */
export function IdlePage({ onOpen }: { onOpen: () => void }) {
  const closed = useIdleLockedWorkspace();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const wasClosed = useRef(closed !== null);
  useEffect(() => {
    if (closed === null && wasClosed.current) onOpen();
    wasClosed.current = closed !== null;
  }, [closed, onOpen, path]);
  return (
    <MessagePage mark={null} title={t`Session timed out`} actions={null}>
      {t`Confirm your identity to continue.`}
    </MessagePage>
  );
}
