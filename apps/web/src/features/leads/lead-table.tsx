import type { useFragment } from '@apollo/client/react';
import { LEAD_SOURCE_TITLES, SUPPRESSION_REASON_TITLES } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { LeadStatusBadge } from '../../app/lead-status-badge.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { LeadTable_LeadFragmentDoc } from '../../gql/lead-table.ts';
import type { LeadTable_LeadFragment } from '../../gql/types.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import rowLink from '../../ui/row-link.module.css';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './lead-table.module.css';

interface Props {
  /** Leads of the list. Undefined while they load for the first time. */
  leads: useFragment.FromOptionValue<LeadTable_LeadFragment>[] | undefined;
  /** Ids of the leads that arrived while the list was open. */
  arrived: ReadonlySet<string>;
  empty: ReactNode;
  total: number | undefined;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  stale: boolean;
}

/** Table of leads. The whole row is a link. */
export function LeadTable({ leads, arrived, ...rest }: Props) {
  const { slug, timezone } = useWorkspace();
  const rows = useFragments(LeadTable_LeadFragmentDoc, leads ?? []);
  return (
    <DataTable
      label={t`Leads`}
      columns={columnsFor(slug, timezone)}
      rows={leads && rows}
      rowKey={({ id }) => id}
      rowClassName={({ id }) =>
        arrived.has(id) ? `${rowLink.row} ${classes.row} ${classes.arrived}` : `${rowLink.row} ${classes.row}`
      }
      skeletonRows={10}
      {...rest}
    />
  );
}

const columnsFor = (workspace: string, timeZone: string): Column<LeadTable_LeadFragment>[] => [
  {
    key: 'name',
    header: t`Name`,
    cell: (lead) => <Person lead={lead} workspace={workspace} timeZone={timeZone} />,
  },
  {
    key: 'phone',
    header: t`Phone`,
    from: 'sm',
    cell: ({ phone }) => (
      <bdi dir="ltr" className={classes.phone}>
        {formatPhone(phone)}
      </bdi>
    ),
  },
  { key: 'source', header: t`Source`, from: 'lg', width: 110, cell: ({ source }) => LEAD_SOURCE_TITLES[source] },
  { key: 'status', header: t`Status`, width: 140, cell: (lead) => <CallBlockedMark lead={lead} /> },
  {
    key: 'received',
    header: t`Received`,
    from: 'sm',
    width: 140,
    align: 'right',
    cell: ({ createdAt }) => (
      <Text span size="sm" c="dimmed" className={classes.above}>
        <TimeAgo iso={createdAt} timeZone={timeZone} />
      </Text>
    ),
  },
];

/** Status of the lead, with a note if a call or message to the lead was suppressed. */
function CallBlockedMark({ lead: { status, suppressedReason } }: { lead: LeadTable_LeadFragment }) {
  return (
    <>
      <LeadStatusBadge status={status} />
      {suppressedReason && (
        <Tooltip label={SUPPRESSION_REASON_TITLES[suppressedReason]}>
          <Text component="div" size="xs" c="dimmed" className={classes.above}>
            {t`Not contacted`}
          </Text>
        </Tooltip>
      )}
    </>
  );
}

interface PersonProps {
  lead: LeadTable_LeadFragment;
  workspace: string;
  timeZone: string;
}

/** Name of the lead as a link. On narrow screens, also shows the details that have no separate column. */
function Person({ lead: { id, name, phone, createdAt }, workspace, timeZone }: PersonProps) {
  return (
    <div className={classes.person}>
      <NameAvatar name={name} size={34} />
      <div className={classes.words}>
        <AnchorLink
          to={paths.lead({ workspace, lead: id })}
          className={rowLink.link}
          underline="never"
          data-row-link
          fw={550}
        >
          {name}
        </AnchorLink>
        <Text size="sm" c="dimmed" hiddenFrom="sm" component="div">
          <bdi dir="ltr">{formatPhone(phone)}</bdi>
          <br />
          <TimeAgo iso={createdAt} timeZone={timeZone} />
        </Text>
      </div>
    </div>
  );
}
