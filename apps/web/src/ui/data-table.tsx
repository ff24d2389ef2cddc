import { t } from '@lingui/core/macro';
import { Box, Skeleton, Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { ErrorState } from './error-state.tsx';
import { LoadMore, type Paging } from './load-more.tsx';
import { useScrollable } from './use-scrollable.ts';

export interface Column<Row> {
  key: string;
  header: string;
  /** Content of the header cell. If omitted, the cell contains `header`. */
  head?: ReactNode;
  sorted?: 'ascending' | 'descending' | undefined;
  cell: (row: Row) => ReactNode;
  width?: number | string;
  align?: 'left' | 'right';
  /** Minimum screen width at which the column is shown. If omitted, the column is always shown. */
  from?: 'xs' | 'sm' | 'md' | 'lg' | 'xl';
  /** Whether to hide the header visually, for example above menus. Screen readers still announce it. */
  quiet?: boolean;
}

interface Props<Row> extends Paging {
  /** Accessible name of the table. */
  label: string;
  columns: Column<Row>[];
  /** Rows of the table. Undefined while they load for the first time. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  rowClassName?: (row: Row) => string | undefined;
  /**
   * Element that is shown instead of an empty table. If filters are active, the element should offer to remove them.
   */
  empty: ReactNode;
  error?: { requestId?: string | null } | null;
  onRetry?: () => void;
  skeletonRows?: number;
  /** Whether the rows are outdated because new rows are being loaded. */
  stale?: boolean;
}

/**
 * Table with a button that loads more rows. Shows a skeleton while loading, and an error or empty state instead of the
 * table if there are no rows.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, rows, empty, error, onRetry, stale } = props;
  const { ref, isScrollable } = useScrollable();
  if (error && !rows) return <ErrorState requestId={error.requestId} onRetry={onRetry} />;
  if (rows?.length === 0) return empty;
  return (
    <div aria-busy={!rows || stale} className={classes.frame} data-stale={stale}>
      <Table.ScrollContainer
        ref={ref}
        minWidth={0}
        type="native"
        {...(isScrollable ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
      >
        <Table verticalSpacing="sm" horizontalSpacing="lg" aria-label={label} className={classes.table}>
          <Table.Thead>
            <HeaderRow {...props} />
          </Table.Thead>
          <Table.Tbody>{rows ? <Rows {...props} rows={rows} /> : <LoadingRows {...props} />}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows ? (
        <LoadMore {...props} shown={rows.length} />
      ) : (
        <VisuallyHidden role="status">{t`Loading ${label}`}</VisuallyHidden>
      )}
    </div>
  );
}

function HeaderRow<Row>({ columns }: Props<Row>) {
  return (
    <Table.Tr>
      {columns.map(({ key, header, head, sorted, from, width, align, quiet }) => (
        <Box
          component="th"
          scope="col"
          key={key}
          className={classes.head}
          visibleFrom={from}
          aria-sort={sorted}
          style={{ width, textAlign: align }}
        >
          {head ?? (quiet ? <VisuallyHidden>{header}</VisuallyHidden> : header)}
        </Box>
      ))}
    </Table.Tr>
  );
}

function Rows<Row>({ rows, columns, rowKey, rowClassName }: Props<Row> & { rows: Row[] }) {
  return rows.map((row) => (
    <Table.Tr key={rowKey(row)} className={rowClassName?.(row)}>
      {columns.map(({ key, cell, from, align }) => (
        <Box
          component="td"
          key={key}
          className={classes.cell}
          visibleFrom={from}
          style={{ textAlign: align }}
          data-align={align}
        >
          {cell(row)}
        </Box>
      ))}
    </Table.Tr>
  ));
}

function LoadingRows<Row>({ columns, skeletonRows = 6 }: Props<Row>) {
  return Array.from({ length: skeletonRows }, (_, row) => (
    <Table.Tr key={row} aria-hidden>
      {columns.map(({ key, from }) => (
        <Box component="td" key={key} className={classes.cell} visibleFrom={from}>
          <Skeleton height={12} radius="xl" width={`${48 + ((row * 7 + key.length * 13) % 40)}%`} />
        </Box>
      ))}
    </Table.Tr>
  ));
}
