import { t } from '@lingui/core/macro';
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconColumns } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { withinMain } from '../../ui/floating.ts';
import classes from './column-menu.module.css';
import { COLUMNS, type ColumnName } from './contact-filter.ts';

const TITLES = {
  phone: t`Phone`,
  email: t`Email`,
  company: t`Company`,
  tags: t`Tags`,
  reachability: t`Status`,
  created: t`Created`,
} as const;

interface Props {
  /** Visible columns, in display order. */
  columns: readonly ColumnName[];
  onChange: (columns: ColumnName[]) => void;
}

/** Menu in which the user selects and orders the columns of the table. */
export function ColumnMenu(props: Props) {
  return (
    <Popover position="bottom-start" shadow="md" radius="lg" trapFocus returnFocus {...withinMain}>
      <Popover.Target>
        <Button
          variant="default"
          fw={500}
          leftSection={<IconColumns size={16} stroke={1.7} aria-hidden />}
          rightSection={<IconChevronDown size={15} aria-hidden />}
        >
          {t`Columns`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Columns`} p="xs">
        <ColumnList {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnList({ columns, onChange }: Props) {
  const { ref, moved } = useMovedFocus();
  const move = (name: ColumnName, step: 1 | -1) => {
    const at = columns.indexOf(name);
    moved(`${name} ${step}`);
    onChange(
      columns.map((one, place) => (place === at ? columns[at + step] : place === at + step ? name : one) ?? one),
    );
  };
  const flip = (name: ColumnName) =>
    onChange(columns.includes(name) ? columns.filter((one) => one !== name) : [...columns, name]);
  return (
    <ul className={classes.list} ref={ref}>
      {[...columns, ...COLUMNS.filter((name) => !columns.includes(name))].map((name, at) => (
        <li key={name} className={classes.line}>
          <Checkbox
            size="sm"
            label={TITLES[name]}
            checked={columns.includes(name)}
            onChange={() => flip(name)}
            className={classes.name}
          />
          {columns.includes(name) && (
            <>
              <Move name={name} step={-1} disabled={at === 0} onMove={move} />
              <Move name={name} step={1} disabled={at === columns.length - 1} onMove={move} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

interface MoveProps {
  name: ColumnName;
  step: 1 | -1;
  disabled: boolean;
  onMove: (name: ColumnName, step: 1 | -1) => void;
}

/**
 * Button that moves a column up or down. The disabled button stays focusable, so that keyboard users do not lose the
 * focus.
 */
function Move({ name, step, disabled, onMove }: MoveProps) {
  const Arrow = step === 1 ? IconArrowDown : IconArrowUp;
  return (
    <ActionIcon
      size={26}
      variant="subtle"
      color="gray"
      className={classes.move}
      data-move={`${name} ${step}`}
      data-disabled={disabled || undefined}
      aria-disabled={disabled}
      aria-label={step === 1 ? t`Move ${TITLES[name]} down` : t`Move ${TITLES[name]} up`}
      onClick={() => !disabled && onMove(name, step)}
    >
      <Arrow size={15} aria-hidden />
    </ActionIcon>
  );
}

/**
 * Returns a ref for the list, and a function to call with the name of the pressed button. The button receives the focus
 * again after the column has moved.
 */
function useMovedFocus() {
  const ref = useRef<HTMLUListElement>(null);
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (last.current === null) return;
    ref.current?.querySelector<HTMLElement>(`[data-move="${last.current}"]`)?.focus();
    last.current = null;
  });
  return {
    ref,
    moved: (which: string) => {
      last.current = which;
    },
  };
}
