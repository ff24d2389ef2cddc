import { t } from '@lingui/core/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useCan } from '../../session/workspace.tsx';
import type { ThreadMessage } from './conversation-cache.ts';

const ReplyTraceDrawer = lazy(() => import('./reply-trace-drawer.tsx'));

/**
 * Button with a drawer that shows how the agent generated a reply. Hidden for messages that the agent did not generate,
 * and if the viewer has no permission.
 */
export function ReplyTrace({ message: { id, authorType, sequenceMessage } }: { message: ThreadMessage }) {
  const [opened, setOpened] = useState(false);
  const wasOpened = useRef(false);
  wasOpened.current ||= opened;
  const canRead = useCan('read', 'AgentRun');
  if (!canRead || authorType !== 'AGENT' || sequenceMessage) return null;
  return (
    <>
      <Tooltip label={t`Show how this reply was made`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t`Show how this reply was made`}
          onClick={() => setOpened(true)}
        >
          <IconListSearch size={14} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Suspense>
        {wasOpened.current && <ReplyTraceDrawer message={id} opened={opened} onClose={() => setOpened(false)} />}
      </Suspense>
    </>
  );
}
