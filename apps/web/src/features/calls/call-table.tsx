import { handoffLabel } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconHelpHexagon, IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CallStatusBadge, callerName, callOutcomeLabel } from '../../app/call-labels.tsx';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { CallRow_CallFragmentDoc } from '../../gql/call-row.ts';
import type { CallRow_CallFragment } from '../../gql/types.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import rowLink from '../../ui/row-link.module.css';
import { TimeAgo } from '../../ui/time-ago.tsx';
import classes from './call-table.module.css';
import { Duration } from './duration.tsx';
import type { useCallList } from './use-call-list.ts';

interface Props {
  label: string;
  list: ReturnType<typeof useCallList>;
  empty: ReactNode;
}

export function CallTable({ label, list: { calls, ...rest }, empty }: Props) {
  const { slug, timezone } = useWorkspace();
  const rows = useFragments(CallRow_CallFragmentDoc, calls ?? []);
  return (
    <DataTable
      label={label}
      columns={columnsFor(slug, timezone)}
      rows={calls && rows}
      rowKey={({ id }) => id}
      rowClassName={() => rowLink.row}
      skeletonRows={3}
      empty={empty}
      {...rest}
    />
  );
}

const columnsFor = (workspace: string, timeZone: string): Column<CallRow_CallFragment>[] => [
  { key: 'who', header: t`Contact`, cell: (call) => <Who call={call} workspace={workspace} timeZone={timeZone} /> },
  { key: 'status', header: t`Status`, width: 150, cell: (call) => <CallStatusBadge call={call} /> },
  {
    key: 'outcome',
    header: t`Outcome`,
    from: 'md',
    width: 190,
    cell: (call) => callOutcomeLabel(call) ?? <Text c="dimmed">–</Text>,
  },
  { key: 'length', header: t`Duration`, from: 'sm', width: 90, cell: (call) => <Duration call={call} /> },
  {
    key: 'began',
    header: t`Started`,
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

interface WhoProps {
  call: CallRow_CallFragment;
  workspace: string;
  timeZone: string;
}

function Who({
  call: { id, contactName, direction, holderName, escalationCode, escalationDetail, createdAt },
  workspace,
  timeZone,
}: WhoProps) {
  const inbound = direction === 'INBOUND';
  const Mark = inbound ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <div className={classes.who}>
      <Mark size={18} stroke={1.7} aria-label={inbound ? t`Inbound call` : t`Outbound call`} role="img" />
      <div className={classes.words}>
        <AnchorLink to={paths.call({ workspace, call: id })} className={rowLink.link} underline="never" fw={550}>
          {callerName({ contactName })}
        </AnchorLink>
        {escalationCode && (
          <Text size="sm" component="div" className={classes.asked}>
            <IconHelpHexagon size={15} stroke={1.8} aria-hidden />{' '}
            {t`Needs human: ${handoffLabel({ code: escalationCode, detail: escalationDetail })}`}
          </Text>
        )}
        {holderName && (
          <Text size="sm" c="dimmed" component="div">
            {t`${holderName} has joined`}
          </Text>
        )}
        <Text size="sm" c="dimmed" hiddenFrom="sm" component="div">
          <TimeAgo iso={createdAt} timeZone={timeZone} />
        </Text>
      </div>
    </div>
  );
}
