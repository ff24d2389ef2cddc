import { t } from '@lingui/core/macro';
import { Button, Text } from '@mantine/core';
import classes from './load-more.module.css';

export interface Paging {
  /** Whether more rows can be loaded. */
  hasMore?: boolean;
  loadingMore?: boolean;
  /** Whether the last request for more rows failed. */
  moreFailed?: boolean;
  onMore?: () => void;
  /** Total number of rows, shown as "25 of 312". Undefined while it is loading or if it is unknown. */
  total?: number;
}

/**
 * Footer of a list: the number of loaded rows, the total, and a button that loads more rows if there are any. Renders
 * nothing while the total is unknown, unless there are more rows.
 */
export function LoadMore({ shown, total, hasMore, loadingMore, moreFailed, onMore }: Paging & { shown: number }) {
  if (!hasMore && total === undefined) return null;
  return (
    <div className={classes.foot}>
      <Text size="sm" c="dimmed" role="status">
        {total === undefined ? shown : t`${shown.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`}
      </Text>
      {moreFailed && (
        <Text size="sm" c="red" role="alert">
          {t`Couldn’t load more rows. Try again.`}
        </Text>
      )}
      {hasMore && (
        <Button variant="default" size="xs" loading={loadingMore} onClick={onMore}>
          {t`Load more`}
        </Button>
      )}
    </div>
  );
}
