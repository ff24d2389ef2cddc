import { t } from '@lingui/core/macro';
import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { LoadMore, type Paging } from './load-more.tsx';
import classes from './row-list.module.css';

interface Props<Row> extends Paging {
  /** Accessible name of the list. */
  label: string;
  /** Rows of the list. Undefined while they load for the first time. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  empty: ReactNode;
  renderText: (row: Row) => ReactNode;
  /** Renders the actions of a row. On narrow screens, the actions are below the text. */
  renderActions?: (row: Row) => ReactNode;
  skeletonRows?: number;
}

/**
 * List for rows that do not fit into columns, with a button that loads more rows. Shows a skeleton while loading, and
 * the empty state if there are no rows.
 */
export function RowList<Row>({
  label,
  rows,
  rowKey,
  empty,
  renderText,
  renderActions,
  skeletonRows = 2,
  ...paging
}: Props<Row>) {
  if (rows?.length === 0) return empty;
  if (!rows) {
    return (
      <div className={classes.list} aria-busy>
        {Array.from({ length: skeletonRows }, (_, at) => (
          <div key={skeletonRows + at} className={classes.row} aria-hidden>
            <Skeleton height={12} width={`${36 + ((at * 17) % 30)}%`} radius="xl" />
          </div>
        ))}
        <VisuallyHidden role="status">{t`Loading ${label}`}</VisuallyHidden>
      </div>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)} className={classes.row}>
            <div className={classes.words}>{renderText(row)}</div>
            {renderActions && <div className={classes.actions}>{renderActions(row)}</div>}
          </li>
        ))}
      </ul>
      <LoadMore {...paging} shown={rows.length} />
    </>
  );
}
