import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import { useStore } from '@nanostores/react';
import { IconMoon } from '@tabler/icons-react';
import { lazy, Suspense, useEffect } from 'react';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from '../layouts/agent-banner.module.css';
import { absenceText, isAwayAt } from './absence.ts';
import { isAwayDialogOpen, isViewerAway } from './availability-store.ts';
import { useUpdateAvailability } from './use-update-availability.ts';

// The dialog is loaded when a member opens it.
const AwayDialog = lazy(() => import('./away-dialog.tsx'));

/**
 * Shows that the viewer is away, with a button that ends the absence. Also renders the dialog in which the viewer sets
 * an absence.
 */
export default function AvailabilityBanner() {
  const { viewerMember: member, timezone } = useWorkspace();
  const now = useNow();
  const isAway = member && isAwayAt(member, now);
  const isDialogOpen = useStore(isAwayDialogOpen);
  const { attempt, pending, refusal } = useUpdateAvailability();
  useEffect(() => {
    isViewerAway.set(isAway);
    return () => {
      isViewerAway.set(null);
      isAwayDialogOpen.set(false);
    };
  }, [isAway]);
  return (
    <div role="status">
      {member && isAway && (
        <div className={classes.banner}>
          <IconMoon size={18} stroke={1.8} aria-hidden />
          <Text size="sm" className={classes.words}>
            {t`${absenceText(member, now, timezone)}. Other members are notified of handoffs.`}
            {refusal && ` ${refusal}`}
          </Text>
          <Button size="xs" variant="default" loading={pending} onClick={() => void attempt({ isAway: false })}>
            {t`Set as available`}
          </Button>
        </div>
      )}
      {isDialogOpen && (
        <Suspense>
          <AwayDialog onClose={() => isAwayDialogOpen.set(false)} />
        </Suspense>
      )}
    </div>
  );
}
