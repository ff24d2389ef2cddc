import { CONTACT_STANDING_TITLES, type ContactOrder } from '@frontdesk/domain';
import { Badge, Checkbox, Group, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { formatPhone } from '../../lib/phone.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { CompanyCell } from './company-cell.tsx';
import { type ContactFilter, paramsFrom } from './contact-filter.ts';
import classes from './contacts.module.css';
import { flipped, isSelected, NOTHING, type Selection } from './selection.ts';
import type { ListedContact, useContactList } from './use-contact-list.ts';
import { useRowKeys } from './use-row-keys.ts';

interface Props {
  list: ReturnType<typeof useContactList>;
  filter: ContactFilter;
  onFilter: (filter: ContactFilter) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  empty: ReactNode;
}

/** One line for each person; the name opens them over the list. */
export function ContactTable(props: Props) {
  const { list, empty } = props;
  const ref = useRowKeys();
  return (
    <div ref={ref}>
      <DataTable
        label="Contacts"
        columns={useColumns(props)}
        rows={list.contacts}
        rowKey={({ id }) => id}
        skeletonRows={10}
        total={list.total}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onMore={() => void list.more()}
        stale={list.stale}
        empty={empty}
      />
    </div>
  );
}

export const STANDING_TONES = { REACHABLE: 'good', OPTED_OUT: 'warning', BLOCKED: 'bad' } as const;

function useColumns(props: Props): Column<ListedContact>[] {
  const { filter, onFilter } = props;
  const { timezone } = useWorkspace();
  const ticked = useTicks(props);
  const all: Column<ListedContact>[] = [
    ...ticked,
    {
      ...sortable('NAME', 'Name', filter, onFilter),
      key: 'name',
      cell: (row) => <Person contact={row} filter={filter} />,
    },
    { key: 'phone', header: 'Phone', from: 'sm', cell: ({ phone }) => <bdi dir="ltr">{formatPhone(phone)}</bdi> },
    { key: 'email', header: 'E-mail', from: 'lg', cell: ({ email }) => email ?? '' },
    { key: 'company', header: 'Company', from: 'lg', cell: (row) => <CompanyCell contact={row} /> },
    { key: 'tags', header: 'Tags', from: 'md', cell: ({ tags }) => <Tags tags={tags} /> },
    {
      key: 'standing',
      header: 'Standing',
      from: 'xs',
      width: 130,
      cell: ({ standing }) => (
        <StatusBadge tone={STANDING_TONES[standing]}>{CONTACT_STANDING_TITLES[standing]}</StatusBadge>
      ),
    },
    {
      ...sortable('CREATED_AT', 'Added', filter, onFilter),
      key: 'created',
      from: 'md',
      width: 130,
      align: 'right',
      cell: ({ createdAt }) => (
        <Text span size="sm" c="dimmed">
          <TimeAgo iso={createdAt} timeZone={timezone} brief />
        </Text>
      ),
    },
  ];
  return all.filter(({ key }) => !(filter.hidden as string[]).includes(key));
}

/** Ticks for whoever may do something with them. */
function useTicks({ list, selection, onSelect }: Props): Column<ListedContact>[] {
  const may = useCan('update', 'Contact');
  if (!may) return [];
  const shown = list.contacts?.map(({ id }) => id) ?? [];
  const count = shown.filter((id) => isSelected(selection, id)).length;
  const every = shown.length > 0 && count === shown.length;
  return [
    {
      key: 'tick',
      header: 'Select',
      width: 44,
      head: (
        <Checkbox
          aria-label="Select all that are shown"
          checked={every}
          indeterminate={count > 0 && !every}
          onChange={() => onSelect(every ? NOTHING : { kind: 'some', ids: shown })}
        />
      ),
      cell: ({ id, name }) => (
        <Checkbox
          aria-label={`Select ${name}`}
          checked={isSelected(selection, id)}
          onChange={() => onSelect(flipped(selection, id, shown))}
        />
      ),
    },
  ];
}

// oxlint-disable-next-line max-params -- a column's order and words, and the filter with the way to change it.
function sortable(by: ContactOrder, title: string, filter: ContactFilter, onFilter: Props['onFilter']) {
  const isBy = filter.by === by;
  const turned = filter.direction === 'ASC' ? 'DESC' : 'ASC';
  const first = by === 'NAME' ? 'ASC' : 'DESC';
  const Arrow = filter.direction === 'ASC' ? IconArrowUp : IconArrowDown;
  const sorted = isBy ? (filter.direction === 'ASC' ? ('ascending' as const) : ('descending' as const)) : undefined;
  return {
    header: title,
    sorted,
    head: (
      <UnstyledButton
        className={classes.sort}
        data-active={isBy}
        onClick={() => onFilter({ ...filter, by, direction: isBy ? turned : first })}
      >
        {title}
        {isBy && <Arrow size={13} aria-hidden />}
      </UnstyledButton>
    ),
  };
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
    <Group gap={4}>
      {shown.map((tag) => (
        <Badge key={tag} variant="light" color="gray" tt="none" fw={500}>
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
