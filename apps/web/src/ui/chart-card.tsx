import { csvLine } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Table } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../lib/save-file.ts';
import classes from './chart-card.module.css';
import { Section } from './section.tsx';
import { Segments } from './segments.tsx';

/** Values of a chart, which are shown in its table and exported to its CSV file. */
export interface Metrics {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

export interface ChartCardProps {
  title: string;
  description?: string;
  figures: Metrics;
  /** First and last day of the data, which are part of the name of the CSV file. */
  range: { from: string; to: string };
  /** Start of the name of the CSV file, for example the slug of the workspace. */
  filePrefix: string;
  /** The chart. The table, which can be shown instead, contains the same values. */
  children: ReactNode;
}

const VIEWS = [
  { value: 'picture', label: t`Chart` },
  { value: 'table', label: t`Table` },
] as const;

/** A chart with buttons that show a table instead and export a CSV file. */
export function ChartCard({ title, description, figures, range, filePrefix, children }: ChartCardProps) {
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const name = `${filePrefix}-${title.toLowerCase().replaceAll(' ', '-')}-${range.from}-${range.to}.csv`;
  return (
    <Section
      title={title}
      description={description}
      flush
      actions={
        <>
          <Segments label={t`View of ${title}`} segments={VIEWS} value={view} onChange={setView} />
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconDownload size={15} aria-hidden />}
            aria-label={t`Download ${title} as CSV`}
            onClick={() => saveCsv(figures, name)}
          >
            {t`CSV`}
          </Button>
        </>
      }
    >
      {view === 'picture' ? <div className={classes.picture}>{children}</div> : <Numbers title={title} {...figures} />}
    </Section>
  );
}

/** Table of the chart's values. Focusable, so that keyboard users can scroll it. */
function Numbers({ title, columns, rows }: Metrics & { title: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Keyboard users must be able to scroll the table.
    <section className={classes.table} tabIndex={0} aria-label={t`${title} table`}>
      <Table verticalSpacing="xs" horizontalSpacing="md" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map((header, at) => (
              <Table.Th key={header} scope="col" ta={at === 0 ? 'left' : 'right'}>
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={String(row[0])}>
              {columns.map((header, at) => (
                <Table.Td key={header} ta={at === 0 ? 'left' : 'right'}>
                  {numbersText(row[at])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

const numbersText = (value: string | number | null | undefined) =>
  typeof value === 'number' ? value.toLocaleString('en-GB') : (value ?? '–');

/** Saves the displayed values as a CSV file. The byte order mark lets Excel detect UTF-8. */
function saveCsv({ columns, rows }: Metrics, name: string): void {
  const text = `\ufeff${[columns, ...rows].map(csvLine).join('')}`;
  saveFile(text, name, 'text/csv');
}
