import { t } from '@lingui/core/macro';
import { Combobox, Group, Text, useCombobox } from '@mantine/core';
import { type ReactElement, useEffect } from 'react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import classes from './reply-menu.module.css';
import type { useReplyMenu } from './use-reply-menu.ts';

interface Props {
  menu: ReturnType<typeof useReplyMenu>;
  /** Text field in which the menu inserts replies. */
  children: ReactElement;
}

/** Menu of saved replies above the text field. The arrow keys choose a reply, and Enter inserts it. */
export function ReplyMenu({ menu: { shortcut, replies, isLoading, hasFailed, insert, close }, children }: Props) {
  const opened = shortcut !== null;
  const combobox = useCombobox({ opened, onDropdownClose: close });
  const first = replies[0]?.id;
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (opened && first) selectFirstOption();
    else resetSelectedOption();
  }, [opened, first, selectFirstOption, resetSelectedOption]);
  return (
    <Combobox
      store={combobox}
      position="top-start"
      onOptionSubmit={(id) => {
        const chosen = replies.find((reply) => reply.id === id);
        if (chosen) insert(chosen);
      }}
    >
      <Combobox.Target withAriaAttributes={opened} withExpandedAttribute={opened} withKeyboardNavigation={opened}>
        {children}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options} aria-label={t`Saved replies`}>
          {replies.map(({ id, shortcut: name, text, folder }) => (
            <Combobox.Option key={id} value={id}>
              <Group gap="xs" wrap="nowrap" className={classes.name}>
                <Text size="sm" fw={600}>
                  <bdi>/{name}</bdi>
                </Text>
                {folder && (
                  <Text size="xs" className={classes.detail} truncate>
                    {folder}
                  </Text>
                )}
              </Group>
              <Text size="xs" className={classes.detail} truncate dir="auto">
                {text}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
        {!first && <NoOptions shortcut={shortcut ?? ''} isLoading={isLoading} hasFailed={hasFailed} />}
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface NoOptionsProps {
  shortcut: string;
  isLoading: boolean;
  hasFailed: boolean;
}

function NoOptions({ shortcut, isLoading, hasFailed }: NoOptionsProps) {
  const { slug: workspace } = useWorkspace();
  if (isLoading) return <Combobox.Empty role="status">{t`Loading saved replies`}</Combobox.Empty>;
  if (hasFailed) return <Combobox.Empty role="status">{t`The saved replies could not be loaded.`}</Combobox.Empty>;
  return (
    <Combobox.Empty role="status">
      {shortcut === '' ? t`No saved replies yet.` : t`No saved reply for /${shortcut}.`}{' '}
      <AnchorLink to={paths.savedReplies({ workspace })} size="sm">
        {t`Manage saved replies`}
      </AnchorLink>
    </Combobox.Empty>
  );
}
