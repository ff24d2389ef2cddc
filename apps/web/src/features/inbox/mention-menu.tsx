import { t } from '@lingui/core/macro';
import { Combobox, useCombobox } from '@mantine/core';
import { type ReactElement, useEffect } from 'react';
import type { Mentionable } from './mentions.ts';
import classes from './reply-menu.module.css';

interface Props {
  /** Members to choose from. If empty, the menu is closed. */
  members: readonly Mentionable[];
  onChoose: (member: Mentionable) => void;
  onClose: () => void;
  /** Text field in which the menu inserts mentions. */
  children: ReactElement;
}

/** Menu of members above the text field. The arrow keys choose a member, and Enter inserts the mention. */
export function MentionMenu({ members, onChoose, onClose, children }: Props) {
  const first = members[0]?.id;
  const opened = first !== undefined;
  const combobox = useCombobox({ opened, onDropdownClose: onClose });
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (first) selectFirstOption();
    else resetSelectedOption();
  }, [first, selectFirstOption, resetSelectedOption]);
  return (
    <Combobox
      store={combobox}
      position="top-start"
      onOptionSubmit={(id) => {
        const chosen = members.find((member) => member.id === id);
        if (chosen) onChoose(chosen);
      }}
    >
      <Combobox.Target withAriaAttributes={opened} withExpandedAttribute={opened} withKeyboardNavigation={opened}>
        {children}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options} aria-label={t`Members`}>
          {members.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              {name}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
