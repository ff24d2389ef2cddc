import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './filter-menu.module.css';
import { withinMain } from './floating.ts';

interface Props<Value extends string> {
  title: string;
  options: readonly Value[];
  titles: Record<Value, string>;
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  icon: ReactNode;
}

/** Menu that selects several filter values. The button shows the selected values. */
export function FilterMenu<Value extends string>(props: Props<Value>) {
  const { title, options, titles, chosen, onChange, icon } = props;
  const flip = (value: Value) =>
    onChange(options.filter((option) => (option === value ? !chosen.includes(option) : chosen.includes(option))));
  const words = chosen.map((value) => titles[value]).join(', ');
  return (
    <Menu width={200} shadow="md" radius="lg" position="bottom-start" {...withinMain}>
      <Menu.Target>
        <Button
          variant="default"
          className={classes.filter}
          data-active={words !== ''}
          leftSection={icon}
          rightSection={<IconChevronDown size={15} aria-hidden />}
        >
          {words ? `${title}: ${words}` : title}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={title}>
        {options.map((option) => (
          <Menu.CheckboxItem key={option} checked={chosen.includes(option)} onChange={() => flip(option)}>
            {titles[option]}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
