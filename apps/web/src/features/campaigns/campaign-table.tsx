import type { CampaignOrderField } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { CampaignRow_CampaignFragment } from '../../gql/types.ts';
import { percentOf } from '../../lib/format-text.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import rowLink from '../../ui/row-link.module.css';
import { type SortOrder, sortableHeader } from '../../ui/sortable-header.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { localTime } from './campaign-labels.ts';
import { CampaignBadge, CampaignBar } from './campaign-status.tsx';
import classes from './campaigns.module.css';
import type { CampaignsFilter } from './campaigns-filter.ts';

type Row = CampaignRow_CampaignFragment;

interface Props extends Omit<Paging, 'shown'> {
  rows: Row[] | undefined;
  stale: boolean;
  filter: CampaignsFilter;
  onFilter: (filter: CampaignsFilter) => void;
  empty: ReactNode;
}

export function CampaignTable({ filter, onFilter, ...list }: Props) {
  const { slug, timezone } = useWorkspace();
  const onOrder = (order: SortOrder<CampaignOrderField>) => onFilter({ ...filter, ...order });
  const columns: Column<Row>[] = [
    {
      ...sortableHeader<CampaignOrderField>({ by: 'NAME', title: t`Name`, first: 'ASC', order: filter, onOrder }),
      key: 'name',
      cell: (campaign) => <Name campaign={campaign} workspace={slug} />,
    },
    { key: 'status', header: t`Status`, width: 132, cell: ({ status }) => <CampaignBadge status={status} /> },
    {
      key: 'progress',
      header: t`Progress`,
      from: 'sm',
      width: 210,
      cell: (campaign) => <Progress campaign={campaign} />,
    },
    { key: 'result', header: t`Replied`, from: 'md', width: 110, align: 'right', cell: Replied },
    {
      ...sortableHeader<CampaignOrderField>({
        by: 'CREATED_AT',
        title: t`Created`,
        first: 'DESC',
        order: filter,
        onOrder,
      }),
      key: 'created',
      from: 'md',
      width: 140,
      align: 'right',
      cell: ({ createdAt }) => (
        <Text span size="sm" c="dimmed">
          <TimeAgo iso={createdAt} timeZone={timezone} brief />
        </Text>
      ),
    },
  ];
  return (
    <DataTable
      label={t`Campaigns`}
      columns={columns}
      rowKey={({ id }) => id}
      rowClassName={() => rowLink.row}
      skeletonRows={8}
      {...list}
    />
  );
}

const Name = ({ campaign: { id, name, template, createdByName }, workspace }: { campaign: Row; workspace: string }) => (
  <>
    <AnchorLink
      to={paths.campaign({ workspace, campaign: id })}
      className={`${rowLink.link} ${classes.open}`}
      underline="never"
      data-row-link
      fw={550}
    >
      {name}
    </AnchorLink>
    <Text size="sm" c="dimmed" className={classes.words}>
      {template ? t`${template.name}, by ${createdByName}` : t`by ${createdByName}`}
    </Text>
  </>
);

function Progress({ campaign }: { campaign: Row }) {
  const { status, startsAt, total, failure, isBlockedByWorkspacePause } = campaign;
  const why = failure ?? (isBlockedByWorkspacePause ? t`The workspace is paused.` : null);
  return (
    <>
      {total > 0 && <CampaignBar campaign={campaign} />}
      {status === 'SCHEDULED' && startsAt && (
        <Text size="sm" c="dimmed">
          {t`Starts ${localTime(startsAt)}`}
        </Text>
      )}
      {why && (
        <Text size="xs" c="dimmed" mt={2}>
          {why}
        </Text>
      )}
    </>
  );
}

const Replied = ({ sent, replied }: Row) =>
  sent > 0 ? (
    <Text span size="sm" className={classes.replied}>
      {replied.toLocaleString('en-GB')}{' '}
      <Text span size="sm" c="dimmed">
        {percentOf(replied, sent)}
      </Text>
    </Text>
  ) : null;
