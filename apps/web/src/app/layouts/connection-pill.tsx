import { Loader } from '@mantine/core';
import { useConnection } from '../../session/api.tsx';
import classes from './connection-pill.module.css';

/** Says that what is on the screen may be old, for as long as it may be. */
export function ConnectionPill() {
  const reconnecting = useConnection() === 'reconnecting';
  return (
    <div role="status" className={classes.frame}>
      {reconnecting && (
        <span className={classes.pill}>
          <Loader size={12} color="currentColor" aria-hidden /> Reconnecting…
        </span>
      )}
    </div>
  );
}
