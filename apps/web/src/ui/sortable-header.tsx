import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './sortable-header.module.css';

export interface SortOrder<By extends string> {
  by: By;
  direction: 'ASC' | 'DESC';
}

interface SortableHeaderProps<By extends string> {
  by: By;
  title: string;
  order: SortOrder<By>;
  onOrder: (order: SortOrder<By>) => void;
  /** Sort direction after the first click. */
  first: 'ASC' | 'DESC';
}

/**
 * Returns the header properties of a sortable column. A click on its title sorts the table by this column, and another
 * click reverses the order.
 */
export function sortableHeader<By extends string>({ by, title, order, onOrder, first }: SortableHeaderProps<By>) {
  const isBy = order.by === by;
  const isUp = order.direction === 'ASC';
  const Arrow = isUp ? IconArrowUp : IconArrowDown;
  const direction = isBy ? (isUp ? 'DESC' : 'ASC') : first;
  return {
    header: title,
    sorted: isBy ? (isUp ? ('ascending' as const) : ('descending' as const)) : undefined,
    head: (
      <UnstyledButton className={classes.sort} data-active={isBy} onClick={() => onOrder({ by, direction })}>
        {title}
        {isBy && <Arrow size={13} aria-hidden />}
      </UnstyledButton>
    ),
  };
}
