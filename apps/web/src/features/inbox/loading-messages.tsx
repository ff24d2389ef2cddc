import { t } from '@lingui/core/macro';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './loading-messages.module.css';

export function LoadingMessages() {
  return (
    <div className={classes.frame} aria-busy>
      {[46, 58, 34, 50].map((width, at) => (
        <Skeleton
          key={width}
          height={48 + (width % 3) * 14}
          width={`${width}%`}
          radius={16}
          className={at % 2 ? classes.out : undefined}
        />
      ))}
      <VisuallyHidden role="status">{t`Loading messages`}</VisuallyHidden>
    </div>
  );
}
