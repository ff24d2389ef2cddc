import { t } from '@lingui/core/macro';
import { RingProgress, Tooltip } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { hasOpenSteps, useSetupStatus } from '../../session/setup-status.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { AnchorLink } from '../link.tsx';
import { paths } from '../paths.ts';

const POLL_MS = 15_000;

/** Progress of the setup, with a link to the setup guide. Hidden if the guide is dismissed or has no open steps. */
export function SetupProgress() {
  const { slug } = useWorkspace();
  const { guide, refetch } = useSetupStatus({ fetchPolicy: 'cache-first' });
  const isOpen = hasOpenSteps(guide) && !guide.isDismissed;
  useRefresh(isOpen, refetch);
  if (!isOpen) return null;
  const done = guide.steps.filter(({ isDone }) => isDone).length;
  const label = t`Setup guide, ${done} of ${guide.steps.length} steps done`;
  return (
    <Tooltip label={label}>
      <AnchorLink to={paths.overview({ workspace: slug })} aria-label={label} lh={0}>
        <RingProgress
          size={34}
          thickness={4}
          roundCaps
          aria-hidden
          sections={[{ value: (done / guide.steps.length) * 100, color: 'indigo' }]}
        />
      </AnchorLink>
    </Tooltip>
  );
}

/**
 * While the progress is shown, refetches the setup status on every navigation and every 15 seconds, because other
 * members and contacts can also complete steps.
 */
function useRefresh(isOpen: boolean, refetch: () => Promise<unknown>) {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  // oxlint-disable-next-line react/exhaustive-deps -- The effect must also run when the path changes.
  useEffect(() => {
    if (!isOpen) return;
    const read = () => void refetch().catch(() => {});
    read();
    const timer = setInterval(read, POLL_MS);
    return () => clearInterval(timer);
  }, [isOpen, pathname, refetch]);
}
