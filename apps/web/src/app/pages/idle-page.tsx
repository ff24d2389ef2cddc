import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useIdleLockedWorkspace } from '../../session/use-idle-locked-workspace.ts';
import { MessagePage } from './message-page.tsx';

/** Behind the question who is there: a page that could not load while it is asked, and loads when it is answered. */
export function IdlePage({ onOpen }: { onOpen: () => void }) {
  const closed = useIdleLockedWorkspace();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const wasClosed = useRef(closed !== null);
  useEffect(() => {
    if (closed === null && wasClosed.current) onOpen();
    wasClosed.current = closed !== null;
  }, [closed, onOpen, path]);
  return (
    <MessagePage mark={null} title="You were away for a while" actions={null}>
      This page comes back when you have confirmed that it is you.
    </MessagePage>
  );
}
