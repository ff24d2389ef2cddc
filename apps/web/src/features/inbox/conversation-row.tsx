import { HANDOFF_CODE_TITLES, type HandoffCode } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Text, VisuallyHidden } from '@mantine/core';
import { IconCircleCheck, IconClockHour4, IconClockPause, IconUser, IconVolumeOff } from '@tabler/icons-react';
import { AnchorLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { lengthOf } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { NameAvatar } from '../../ui/avatar.tsx';
import rowLink from '../../ui/row-link.module.css';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { authorName } from './author-name.ts';
import type { ListedConversation } from './conversation-cache.ts';
import classes from './conversation-row.module.css';
import { snoozeText } from './conversation-status.ts';
import { HandlerBadge } from './handler-badge.tsx';
import { type InboxFilter, paramsFrom } from './inbox-filter.ts';
import type { NameOf } from './use-people.ts';

interface Props {
  conversation: ListedConversation;
  isOpen: boolean;
  filter: InboxFilter;
  nameOf: NameOf;
  isSelected: boolean;
  onSelect: (id: string) => void;
}

/** Row of a conversation: contact, last message and handler. The whole row is a link. */
export function ConversationRow({ conversation, isOpen, filter, nameOf, isSelected, onSelect }: Props) {
  const { timezone } = useWorkspace();
  const { id, contactName, lastMessageAt, assigneeId, waitingSince, handoffCode, agentSuppressedAt, unreadCount } =
    conversation;
  return (
    <li
      className={`${rowLink.row} ${classes.row}`}
      data-open={isOpen || undefined}
      data-selected={isSelected || undefined}
      data-unread={unreadCount > 0 || undefined}
    >
      <label className={classes.select}>
        <NameAvatar name={contactName} size={38} />
        <input
          type="checkbox"
          className={classes.tick}
          aria-label={t`Select ${contactName}`}
          checked={isSelected}
          onChange={() => onSelect(id)}
        />
      </label>
      <div className={classes.words}>
        <div className={classes.line}>
          <OpenLink conversation={conversation} isOpen={isOpen} filter={filter} />
          <Text span size="xs" c="dimmed" className={classes.time}>
            <TimeAgo iso={lastMessageAt} timeZone={timezone} brief />
          </Text>
        </div>
        <div className={classes.line}>
          <LastMessage conversation={conversation} nameOf={nameOf} />
          <Unread count={unreadCount} />
        </div>
        <div className={classes.foot}>
          <HandlerBadge conversation={conversation} />
          <Closed conversation={conversation} />
          {handoffCode && <HandoffReason code={handoffCode} />}
          {agentSuppressedAt ? <Unanswered /> : waitingSince && <Waiting since={waitingSince} />}
          {assigneeId && <Assignee name={nameOf(assigneeId)} />}
        </div>
      </div>
    </li>
  );
}

function OpenLink({
  conversation: { id, contactName },
  isOpen,
  filter,
}: Pick<Props, 'conversation' | 'isOpen' | 'filter'>) {
  const { slug } = useWorkspace();
  return (
    <AnchorLink
      to={paths.conversation({ workspace: slug, conversation: id })}
      search={paramsFrom(filter)}
      className={`${rowLink.link} ${classes.open}`}
      underline="never"
      aria-current={isOpen ? 'page' : undefined}
      data-row-link={id}
    >
      <bdi>{contactName}</bdi>
    </AnchorLink>
  );
}

function LastMessage({ conversation, nameOf }: Pick<Props, 'conversation' | 'nameOf'>) {
  const [newest] = conversation.messages.nodes;
  if (!newest) return <p className={classes.excerpt}>{t`No messages yet`}</p>;
  const sender = newest.authorType === 'CONTACT' ? null : authorName(newest, '', nameOf);
  return (
    <p className={classes.excerpt} dir="auto">
      {sender && <span className={classes.sender}>{sender}: </span>}
      {newest.body}
    </p>
  );
}

const Assignee = ({ name }: { name: string }) => (
  <span className={classes.assignee}>
    <IconUser size={13} stroke={1.8} aria-hidden />
    <VisuallyHidden>{t`Assignee:`} </VisuallyHidden>
    <span className={classes.assigneeName}>{name}</span>
  </span>
);

/** Label that shows that the conversation is resolved, or until when it is snoozed. */
function Closed({ conversation: { status, snoozedUntil } }: Pick<Props, 'conversation'>) {
  const { timezone } = useWorkspace();
  if (status === 'OPEN') return null;
  const Mark = status === 'RESOLVED' ? IconCircleCheck : IconClockPause;
  return (
    <span className={classes.closed}>
      <Mark size={13} stroke={1.8} aria-hidden />
      {status === 'RESOLVED' ? t`Resolved` : t`Snoozed ${snoozeText(snoozedUntil, timezone)}`}
    </span>
  );
}

const HandoffReason = ({ code }: { code: HandoffCode }) => (
  <span className={classes.reason}>{HANDOFF_CODE_TITLES[code]}</span>
);

/** Shows how long the contact has been waiting for a human. */
function Waiting({ since }: { since: string }) {
  const now = useNow();
  return (
    <span className={classes.waiting}>
      <IconClockHour4 size={13} stroke={1.8} aria-hidden />
      {t`Waiting ${lengthOf(now - new Date(since).getTime())}`}
    </span>
  );
}

/** Label that shows that the agent's last reply was suppressed and no message was sent since then. */
const Unanswered = () => (
  <span className={classes.waiting}>
    <IconVolumeOff size={13} stroke={1.8} aria-hidden />
    {t`Not answered`}
  </span>
);

const Unread = ({ count }: { count: number }) =>
  count > 0 && (
    <span className={classes.unread}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <VisuallyHidden>{plural(count, { one: '# unread message', other: '# unread messages' })}</VisuallyHidden>
    </span>
  );
