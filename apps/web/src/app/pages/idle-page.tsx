import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useIdleLockedWorkspace } from '../../session/use-idle-locked-workspace.ts';
import { MessagePage } from './message-page.tsx';

/** Shown behind the idle gate for a page that could not load. Loads after re-authentication. */
export function IdlePage({ onOpen }: { onOpen: () => void }) {
  const closed = useIdleLockedWorkspace();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const wasClosed = useRef(closed !== null);
  useEffect(() => {
    if (closed === null && wasClosed.current) onOpen();
    wasClosed.current = closed !== null;
  }, [closed, onOpen, path]);
  return (
    <MessagePage mark={null} title="Session timed out" actions={null}>
      Confirm your identity to continue.
    </MessagePage>
  );
}
