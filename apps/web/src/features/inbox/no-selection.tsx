import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconMessages } from '@tabler/icons-react';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Keys } from '../../ui/keys.tsx';
import classes from './no-selection.module.css';

/** Placeholder next to the list if no conversation is open. */
export function NoSelection() {
  return (
    <div className={classes.frame}>
      <EmptyState icon={<IconMessages size={24} stroke={1.6} />} title={t`No conversation selected`}>
        <Trans>
          Use <Keys keys="j" /> and <Keys keys="k" /> to move through the list.
        </Trans>
      </EmptyState>
    </div>
  );
}
