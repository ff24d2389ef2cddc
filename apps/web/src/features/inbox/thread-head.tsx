import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { HandlerBadge } from './handler-badge.tsx';
import { paramsFrom } from './inbox-filter.ts';
import { PaneTitle } from './pane-title.tsx';
import classes from './thread-head.module.css';
import { useInboxFilter } from './use-inbox-filter.ts';
import type { NameOf } from './use-people.ts';

interface Props {
  title: string;
  conversation?: InboxThreadQuery['conversation'];
  onContact: (() => void) | null;
  nameOf: NameOf;
}

/** Whom one is talking to, who answers them, and the way back. */
export function ThreadHead({ title, conversation, onContact, nameOf }: Props) {
  const { slug } = useWorkspace();
  const { filter } = useInboxFilter();
  const back = { to: paths.inbox({ workspace: slug }), search: paramsFrom(filter) };
  const navigate = useNavigate();
  useShortcuts([{ keys: 'escape', title: 'Back to the list', group: 'Inbox', run: () => void navigate(back) }]);
  return (
    <header className={classes.head}>
      <AnchorLink {...back} className={classes.back} aria-label="Back to the inbox">
        <IconArrowLeft size={20} stroke={1.7} aria-hidden />
      </AnchorLink>
      {conversation && <NameAvatar name={conversation.contact?.name || '?'} size={36} />}
      <div className={classes.words}>
        <PaneTitle title={title} className={classes.title}>
          <bdi>{title}</bdi>
        </PaneTitle>
      </div>
      {conversation && <HandlerBadge mode={conversation.mode} heldById={conversation.heldById} nameOf={nameOf} />}
      {onContact && (
        <Tooltip label="Contact">
          <ActionIcon variant="default" size={36} aria-label="Show the contact" onClick={onContact}>
            <IconUser size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      )}
    </header>
  );
}
