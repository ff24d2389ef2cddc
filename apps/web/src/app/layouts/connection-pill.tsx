import { t } from '@lingui/core/macro';
import { Loader } from '@mantine/core';
import { useConnection } from '../../session/api.tsx';
import classes from './connection-pill.module.css';

/** Indicator that is shown while the WebSocket is reconnecting and the displayed data may be outdated. */
export function ConnectionPill() {
  const reconnecting = useConnection() === 'reconnecting';
  return (
    <div role="status" className={classes.frame}>
      {reconnecting && (
        <span className={classes.pill}>
          <Loader size={12} color="currentColor" aria-hidden /> {t`Reconnecting…`}
        </span>
      )}
    </div>
  );
}
