import { CONTACT_REACHABILITY_LABELS, type ContactOrderField } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Badge, Checkbox, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { type SortOrder, sortableHeader } from '../../ui/sortable-header.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useRowKeys } from '../../ui/use-row-keys.ts';
import { type ColumnName, type ContactFilter, paramsFrom } from './contact-filter.ts';
import classes from './contacts.module.css';
import { isSelected, NOTHING, type Selection, toggled } from './selection.ts';
import { TextCell } from './text-cell.tsx';
import type { ListedContact, useContactList } from './use-contact-list.ts';

interface Props {
  list: ReturnType<typeof useContactList>;
  filter: ContactFilter;
  onFilter: (filter: ContactFilter) => void;
  columns: readonly ColumnName[];
  selection: Selection;
  onSelect: (selection: Selection) => void;
  empty: ReactNode;
}

/** Table of contacts. The name of a contact opens the drawer. */
export function ContactTable(props: Props) {
  const { list, empty } = props;
  const ref = useRowKeys('contact', t`Contacts`);
  return (
    <div ref={ref}>
      <DataTable
        label={t`Contacts`}
        columns={useColumns(props)}
        rows={list.contacts}
        rowKey={({ id }) => id}
        skeletonRows={10}
        {...list.paging}
        stale={list.stale}
        empty={empty}
      />
    </div>
  );
}

export const REACHABILITY_TONES = { REACHABLE: 'good', OPTED_OUT: 'warning', BLOCKED: 'bad' } as const;

function useColumns(props: Props): Column<ListedContact>[] {
  const { filter, onFilter, columns } = props;
  const { timezone } = useWorkspace();
  const ticked = useTicks(props);
  const order = { order: filter, onOrder: (next: SortOrder<ContactOrderField>) => onFilter({ ...filter, ...next }) };
  const known: Record<ColumnName, Column<ListedContact>> = {
    phone: { key: 'phone', header: t`Phone`, from: 'sm', cell: (row) => <TextCell contact={row} field="phone" /> },
    email: { key: 'email', header: t`Email`, from: 'lg', cell: (row) => <TextCell contact={row} field="email" /> },
    company: {
      key: 'company',
      header: t`Company`,
      from: 'xl',
      cell: (row) => <TextCell contact={row} field="company" />,
    },
    tags: { key: 'tags', header: t`Tags`, from: 'md', cell: ({ tags }) => <Tags tags={tags} /> },
    reachability: {
      key: 'reachability',
      header: t`Status`,
      from: 'xs',
      width: 120,
      cell: ({ reachability }) => (
        <StatusBadge tone={REACHABILITY_TONES[reachability]}>{CONTACT_REACHABILITY_LABELS[reachability]}</StatusBadge>
      ),
    },
    created: {
      ...sortableHeader({ by: 'CREATED_AT', title: t`Created`, first: 'DESC', ...order }),
      key: 'created',
      from: 'md',
      width: 110,
      align: 'right',
      cell: ({ createdAt }) => (
        <Text span size="sm" c="dimmed" className={classes.added}>
          <TimeAgo iso={createdAt} timeZone={timezone} brief />
        </Text>
      ),
    },
  };
  const name: Column<ListedContact> = {
    ...sortableHeader({ by: 'NAME', title: t`Name`, first: 'ASC', ...order }),
    key: 'name',
    cell: (row) => <Person contact={row} filter={filter} />,
  };
  return [...ticked, name, ...columns.map((one) => known[one])];
}

/** Returns the column of checkboxes, or no column if the viewer cannot update contacts. */
function useTicks({ list, selection, onSelect }: Props): Column<ListedContact>[] {
  const canUpdate = useCan('update', 'Contact');
  if (!canUpdate) return [];
  const shown = list.contacts?.map(({ id }) => id) ?? [];
  const count = shown.filter((id) => isSelected(selection, id)).length;
  const every = shown.length > 0 && count === shown.length;
  return [
    {
      key: 'tick',
      header: t`Select`,
      width: 44,
      head: (
        <Checkbox
          aria-label={t`Select all on this page`}
          checked={every}
          indeterminate={count > 0 && !every}
          onChange={() => onSelect(every ? NOTHING : { kind: 'some', ids: shown })}
        />
      ),
      cell: ({ id, name }) => (
        <Checkbox
          aria-label={t`Select ${name}`}
          checked={isSelected(selection, id)}
          onChange={() => onSelect(toggled(selection, id, shown))}
        />
      ),
    },
  ];
}

function Person({ contact: { id, name, phone }, filter }: { contact: ListedContact; filter: ContactFilter }) {
  const { slug } = useWorkspace();
  return (
    <div className={classes.person}>
      <NameAvatar name={name} size={34} />
      <div className={classes.words}>
        <AnchorLink
          to={paths.contact({ workspace: slug, contact: id })}
          search={paramsFrom(filter)}
          resetScroll={false}
          className={classes.open}
          underline="never"
          data-row-link
          fw={550}
        >
          {name}
        </AnchorLink>
        <Text size="sm" c="dimmed" hiddenFrom="sm" component="div">
          <bdi dir="ltr">{formatPhone(phone)}</bdi>
        </Text>
      </div>
    </div>
  );
}

const SHOWN = 3;

export function Tags({ tags, all = false }: { tags: readonly string[]; all?: boolean }) {
  const shown = all ? tags : tags.slice(0, SHOWN);
  return (
    <Group gap={4} className={classes.tags}>
      {shown.map((tag) => (
        <Badge key={tag} variant="light" color="gray" tt="none" fw={500} maw={all ? undefined : '6.5rem'} title={tag}>
          {tag}
        </Badge>
      ))}
      {tags.length > shown.length && (
        <Text span size="xs" c="dimmed">
          +{tags.length - shown.length}
        </Text>
      )}
    </Group>
  );
}
