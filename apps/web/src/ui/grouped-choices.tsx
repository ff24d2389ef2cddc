import { Text, TextInput } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { Fragment, type ReactNode, useState } from 'react';
import classes from './grouped-choices.module.css';

export interface ChoiceGroup<Item> {
  title: string;
  items: readonly Item[];
  /** Short text beside the title, for example the number of selected items. */
  summary?: ReactNode;
  /** Whether the group is expanded initially. */
  opened?: boolean;
}

interface Props<Item> {
  /** Label of the search field, for example "Find a policy". */
  findLabel: string;
  nothing: string;
  groups: readonly ChoiceGroup<Item>[];
  itemKey: (item: Item) => string;
  /** Returns the text of an item that is searched. */
  textOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
}

/** Searchable options in groups that can be collapsed. */
export function GroupedChoices<Item>({ findLabel, nothing, groups, itemKey, textOf, children }: Props<Item>) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = groups
    .map((group) => ({ ...group, items: group.items.filter((item) => textOf(item).toLowerCase().includes(wanted)) }))
    .filter(({ items }) => items.length > 0);
  return (
    <div className={classes.frame}>
      <TextInput
        aria-label={findLabel}
        placeholder={findLabel}
        type="search"
        size="sm"
        leftSection={<IconSearch size={15} aria-hidden />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        // Prevents the Enter key from submitting the surrounding form.
        onKeyDown={(event) => event.key === 'Enter' && !event.metaKey && !event.ctrlKey && event.preventDefault()}
      />
      {shown.length === 0 && (
        <Text size="sm" c="dimmed" p="md" role="status">
          {nothing}
        </Text>
      )}
      {shown.map((group) => (
        <Group key={group.title} {...group} forced={wanted !== ''}>
          {group.items.map((item) => (
            <Fragment key={itemKey(item)}>{children(item)}</Fragment>
          ))}
        </Group>
      ))}
    </div>
  );
}

interface GroupProps extends Omit<ChoiceGroup<never>, 'items'> {
  forced: boolean;
  children: ReactNode;
}

function Group({ title, summary, opened = false, forced, children }: GroupProps) {
  const [open, setOpen] = useState(opened);
  const isOpen = open || forced;
  return (
    <details className={classes.group} open={isOpen} onToggle={(event) => !forced && setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        <IconChevronRight size={16} className={classes.chevron} aria-hidden />
        <span className={classes.title}>{title}</span>
        {summary}
      </summary>
      {/* The options of a collapsed group are not rendered, because a group may be large. */}
      {isOpen && <div className={classes.items}>{children}</div>}
    </details>
  );
}
