import { Box, Button, Skeleton, Table, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';
import { ErrorState } from './states.tsx';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  width?: number | string;
  align?: 'left' | 'right';
  /** Hidden on screens narrower than this. */
  from?: 'xs' | 'sm' | 'md' | 'lg';
  /** The header is for screen readers only, as above a column of menus. */
  quiet?: boolean;
}

interface Props<Row> {
  /** Names the table. */
  label: string;
  columns: Column<Row>[];
  /** undefined while they load for the first time. */
  rows: Row[] | undefined;
  rowKey: (row: Row) => string;
  rowClassName?: (row: Row) => string | undefined;
  /** Shown instead of an empty table. When filters are on, give the state that says which one to drop. */
  empty: ReactNode;
  error?: { requestId?: string | null } | null;
  onRetry?: () => void;
  /** More rows can be fetched. */
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
  /** How many there are in all: "25 of 312". */
  total?: number;
  skeletonRows?: number;
  /** Old rows are still shown while new ones are on their way. */
  stale?: boolean;
}

/** A list in one of its states: loading, failed, empty, or rows with "Load more" below. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, rowClassName, empty, error, onRetry, stale, skeletonRows = 6 } = props;
  if (error && !rows) return <ErrorState requestId={error.requestId} onRetry={onRetry} />;
  if (rows?.length === 0) return empty;
  return (
    <div aria-busy={!rows || stale} className={classes.frame} data-stale={stale}>
      <Table.ScrollContainer minWidth={0} type="native">
        <Table verticalSpacing="sm" horizontalSpacing="lg" aria-label={label} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Box
                  component="th"
                  scope="col"
                  key={column.key}
                  className={classes.head}
                  visibleFrom={column.from}
                  style={{ width: column.width, textAlign: column.align }}
                >
                  {column.quiet ? <VisuallyHidden>{column.header}</VisuallyHidden> : column.header}
                </Box>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows
              ? rows.map((row) => (
                  <Table.Tr key={rowKey(row)} className={rowClassName?.(row)}>
                    {columns.map((column) => (
                      <Box
                        component="td"
                        key={column.key}
                        className={classes.cell}
                        visibleFrom={column.from}
                        style={{ textAlign: column.align }}
                      >
                        {column.cell(row)}
                      </Box>
                    ))}
                  </Table.Tr>
                ))
              : Array.from({ length: skeletonRows }, (_, row) => (
                  <Table.Tr key={row} aria-hidden>
                    {columns.map((column) => (
                      <Box component="td" key={column.key} className={classes.cell} visibleFrom={column.from}>
                        <Skeleton
                          height={12}
                          radius="xl"
                          width={`${48 + ((row * 7 + column.key.length * 13) % 40)}%`}
                        />
                      </Box>
                    ))}
                  </Table.Tr>
                ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows ? <More {...props} shown={rows.length} /> : <VisuallyHidden role="status">Loading {label}</VisuallyHidden>}
    </div>
  );
}

function More<Row>({ shown, total, hasMore, loadingMore, onMore }: Props<Row> & { shown: number }) {
  if (!hasMore && total === undefined) return null;
  return (
    <div className={classes.foot}>
      <Text size="sm" c="dimmed" role="status">
        {total === undefined ? shown : `${shown.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`}
      </Text>
      {hasMore && (
        <Button variant="default" size="xs" loading={loadingMore} onClick={onMore}>
          Load more
        </Button>
      )}
    </div>
  );
}
