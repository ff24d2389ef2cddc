import { isUnderWay } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import type { ContactImportsPageQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { IMPORT_PATHS } from './import-paths.ts';

type Row = ContactImportsPageQuery['contactImports']['edges'][number]['node'];

interface Props {
  imports: Row[] | undefined;
  total: number | undefined;
  hasMore: boolean;
  onMore: () => void;
  empty: ReactNode;
}

export function ImportHistory({ imports, ...rest }: Props) {
  const { slug, timezone } = useWorkspace();
  return (
    <DataTable
      label={t`Imports`}
      columns={columnsFor(slug, timezone)}
      rows={imports}
      rowKey={({ id }) => id}
      skeletonRows={3}
      {...rest}
    />
  );
}

const columnsFor = (workspace: string, timeZone: string): Column<Row>[] => [
  {
    key: 'file',
    header: t`File`,
    cell: ({ id, kind, fileName }) => (
      <AnchorLink to={IMPORT_PATHS[kind].one({ workspace, contactImport: id })} fw={550}>
        {fileName}
      </AnchorLink>
    ),
  },
  { key: 'status', header: t`Status`, width: 150, cell: (row) => <StateOf row={row} /> },
  { key: 'rows', header: t`Rows`, from: 'sm', align: 'right', cell: ({ rows }) => rows.toLocaleString('en-GB') },
  {
    key: 'came',
    header: t`Created / updated`,
    from: 'md',
    cell: ({ kind, created, updated, createdLeads }) =>
      kind === 'LEADS'
        ? plural(createdLeads, { one: '# lead', other: '# leads' })
        : `${created.toLocaleString('en-GB')}, ${updated.toLocaleString('en-GB')}`,
  },
  { key: 'by', header: t`Imported by`, from: 'lg', cell: ({ memberName }) => memberName },
  {
    key: 'when',
    header: t`Uploaded`,
    from: 'sm',
    align: 'right',
    cell: ({ createdAt }) => (
      <Text span size="sm" c="dimmed">
        <TimeAgo iso={createdAt} timeZone={timeZone} brief />
      </Text>
    ),
  },
];

function StateOf({ row: { stage, job } }: { row: Row }) {
  const [tone, words] = stateOf(stage, job !== null && isUnderWay(job.status));
  return <StatusBadge tone={tone}>{words}</StatusBadge>;
}

function stateOf(stage: Row['stage'], going: boolean): [Tone, string] {
  switch (stage) {
    case 'UPLOADING':
      return ['info', t`Uploading`];
    case 'UPLOADED':
      return ['neutral', t`Needs mapping`];
    case 'CHECKING':
      return going ? ['info', t`Validating`] : ['neutral', t`Needs mapping`];
    case 'CHECKED':
      return ['warning', t`Ready to import`];
    case 'IMPORTING':
      return going ? ['info', t`Running`] : ['warning', t`Stopped`];
    case 'IMPORTED':
      return ['good', t`Done`];
    case 'UNDOING':
      return going ? ['info', t`Undoing`] : ['warning', t`Partly undone`];
    case 'UNDONE':
      return ['neutral', t`Undone`];
  }
}
