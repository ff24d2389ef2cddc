import { t } from '@lingui/core/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconUser } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import type { InboxThreadQuery } from '../../gql/types.ts';
import { NameAvatar } from '../../ui/avatar.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import { SummaryButton } from './conversation-summary.tsx';
import { HandlerBadge } from './handler-badge.tsx';
import { MoreActions } from './more-actions.tsx';
import { PaneTitle } from './pane-title.tsx';
import { StatusControl } from './status-control.tsx';
import { TakeoverControl } from './takeover-control.tsx';
import classes from './thread-head.module.css';
import { useBackToList } from './use-inbox-filter.ts';
import type { useSummary } from './use-summary.ts';

interface Props {
  title: string;
  conversation?: InboxThreadQuery['conversation'];
  onContact: (() => void) | null;
  summary?: ReturnType<typeof useSummary>;
}

/** Header of a thread: contact and handler of the conversation, its actions, and a link back to the list. */
export function ThreadHead({ title, conversation, onContact, summary }: Props) {
  const { list, goBack } = useBackToList();
  useShortcuts([{ keys: 'escape', title: t`Back to list`, group: t`Inbox`, run: goBack }]);
  return (
    <header className={classes.head}>
      <AnchorLink {...list} className={classes.back} aria-label={t`Back to inbox`}>
        <IconArrowLeft size={20} stroke={1.7} aria-hidden />
      </AnchorLink>
      {conversation && <NameAvatar name={conversation.contactName} size={36} />}
      <div className={classes.words}>
        {/* A new key when the name is loaded moves the focus to the heading again, so that screen readers announce
            the name. */}
        <PaneTitle key={conversation ? 'known' : 'on its way'} title={title} className={classes.title}>
          <bdi>{title}</bdi>
        </PaneTitle>
      </div>
      <div className={classes.actions}>
        {conversation && <HandlerBadge conversation={conversation} />}
        {conversation && <TakeoverControl conversation={conversation} onTakenOver={summary?.createUnasked} />}
        {conversation && <StatusControl conversation={conversation} />}
        {summary && <SummaryButton {...summary} />}
        {conversation && <MoreActions conversationId={conversation.id} contactId={conversation.contact?.id ?? null} />}
        {onContact && (
          <Tooltip label={t`Contact`}>
            <ActionIcon variant="default" size={36} aria-label={t`Show contact`} onClick={onContact}>
              <IconUser size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </header>
  );
}
