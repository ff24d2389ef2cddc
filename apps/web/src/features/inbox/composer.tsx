import { LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Textarea, Tooltip } from '@mantine/core';
import { IconMessage2Bolt, IconSend2, IconSparkles } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useId, useRef } from 'react';
import { AnswerSources } from '../../app/answer-sources.tsx';
import { lengthOf } from '../../lib/dates.ts';
import { useNow } from '../../lib/use-now.ts';
import { Keys } from '../../ui/keys.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import classes from './composer.module.css';
import type { ThreadAddress } from './conversation-cache.ts';
import { ReplyMenu } from './reply-menu.tsx';
import { UnfinishedAlert } from './unfinished-alert.tsx';
import { useDraftReply } from './use-draft-reply.ts';
import { useBackToList } from './use-inbox-filter.ts';
import { useReply } from './use-reply.ts';
import { useReplyMenu } from './use-reply-menu.ts';

interface Props {
  thread: ThreadAddress;
  /** Name of the contact. */
  to: string;
  /** Time at which the reply window closes, in milliseconds since 1970. Null if the channel has no reply window. */
  until: number | null;
  /** Whether sending a reply takes over the conversation. */
  takesOver: boolean;
}

/** Text field and send button for replies. */
export function Composer({ thread, to, until, takesOver }: Props) {
  const { text, write, body, isTooLong, send, sendAnyway, warning, refusal } = useReply(thread, to);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  useShortcuts([{ keys: 'r', title: t`Reply`, group: t`Inbox`, run: () => fieldRef.current?.focus() }]);
  const draft = useDraftReply(thread.id, { text, write });
  const menu = useReplyMenu({ text, write, to });
  const focus = () => fieldRef.current?.focus();
  const sendAndStay = () => {
    // Close the menu, because it would cover the warning.
    menu.close();
    send(menu.usedId);
    focus();
  };
  const field = { ref: fieldRef, to, text, onWrite: write, onSend: sendAndStay, isTooLong, noteId, menu };
  return (
    <form
      className={classes.composer}
      aria-label={t`Reply`}
      onSubmit={(event) => {
        event.preventDefault();
        sendAndStay();
      }}
    >
      <RefusalAlert refusal={refusal ?? (text === '' ? draft.refusal : null)} />
      <UnfinishedAlert
        parts={warning}
        onSend={() => {
          sendAnyway(menu.usedId);
          focus();
        }}
      />
      <AnswerSources sources={draft.sources} />
      <div className={classes.line}>
        <ComposerField {...field} />
        <DraftButton disabled={text !== ''} pending={draft.pending} onDraft={() => void draft.attempt().then(focus)} />
        {menu.canUse && (
          <RepliesButton
            onOpen={() => {
              menu.open();
              focus();
            }}
          />
        )}
        <SendButton disabled={body === '' || isTooLong} />
      </div>
      <ComposerNote id={noteId} length={body.length} until={until} takesOver={takesOver} />
    </form>
  );
}

interface DraftButtonProps {
  disabled: boolean;
  pending: boolean;
  onDraft: () => void;
}

/**
 * Button with which the AI agent drafts the reply. Disabled while the field contains text, because a draft would
 * replace it.
 */
const DraftButton = ({ disabled, pending, onDraft }: DraftButtonProps) => (
  <Tooltip label={t`Draft a reply with AI`}>
    <ActionIcon
      size={38}
      radius="md"
      variant="default"
      aria-label={t`Draft a reply with AI`}
      disabled={disabled}
      loading={pending}
      onClick={onDraft}
    >
      <IconSparkles size={19} stroke={1.7} />
    </ActionIcon>
  </Tooltip>
);

const RepliesButton = ({ onOpen }: { onOpen: () => void }) => (
  <Tooltip label={t`Insert a saved reply`}>
    <ActionIcon size={38} radius="md" variant="default" aria-label={t`Insert a saved reply`} onClick={onOpen}>
      <IconMessage2Bolt size={19} stroke={1.7} />
    </ActionIcon>
  </Tooltip>
);

const SendButton = ({ disabled }: { disabled: boolean }) => (
  <Tooltip
    label={
      <>
        <Trans>
          Send <Keys keys="enter" />
        </Trans>
      </>
    }
  >
    <ActionIcon type="submit" size={38} radius="md" aria-label={t`Send`} disabled={disabled}>
      <IconSend2 size={19} stroke={1.7} />
    </ActionIcon>
  </Tooltip>
);

/** Length of the text at which the number of remaining characters is shown. */
const NEAR_LIMIT = LIMITS.messageLength - 200;
interface ComposerNoteProps {
  id: string;
  length: number;
  until: number | null;
  /** Whether sending a reply takes over the conversation. */
  takesOver: boolean;
}

/**
 * Shows keyboard shortcuts, whether the reply takes over from the agent, the remaining time of the reply window and,
 * near the limit, the remaining characters.
 */
function ComposerNote({ id, length, until, takesOver }: ComposerNoteProps) {
  const now = useNow();
  const left = LIMITS.messageLength - length;
  return (
    <p id={id} className={classes.note}>
      <span>{t`Enter to send · Shift+Enter for a new line`}</span>
      {takesOver && <span>{t`Your reply takes over from the AI agent`}</span>}
      {until !== null && <span className={classes.count}>{t`${lengthOf(until - now)} left to reply`}</span>}
      {length >= NEAR_LIMIT && (
        <span className={classes.count} data-over={left < 0 || undefined} role="status">
          {left < 0
            ? t`${plural(-left, { one: '# character', other: '# characters' })} over the limit`
            : t`${plural(left, { one: '# character', other: '# characters' })} left`}
        </span>
      )}
    </p>
  );
}

interface ComposerFieldProps {
  ref: Ref<HTMLTextAreaElement>;
  /** Name of the contact. */
  to: string;
  text: string;
  onWrite: (text: string) => void;
  onSend: () => void;
  isTooLong: boolean;
  noteId: string;
  /** Menu of saved replies. While it is loading or has replies, Enter does not send the message. */
  menu: ReturnType<typeof useReplyMenu>;
}

/**
 * Text field that grows with its text up to a maximum height. Enter sends the message, Shift+Enter adds a line. A slash
 * opens the menu of saved replies.
 */
function ComposerField({ ref, to, text, onWrite, onSend, isTooLong, noteId, menu }: ComposerFieldProps) {
  const { goBack } = useBackToList();
  const isMenuOpen = menu.shortcut !== null;
  const onKeyDown = (event: KeyboardEvent) => {
    // Ignore key presses during IME composition, in which Enter accepts a suggestion.
    if (event.nativeEvent.isComposing) return;
    if (isMenuOpen && event.key === 'Escape') {
      menu.close();
      return;
    }
    if (isMenuOpen && event.key === 'Enter' && (menu.isLoading || menu.replies.length > 0)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSend();
    }
    // The draft is kept when the user leaves the conversation.
    if (event.key === 'Escape') goBack();
  };
  return (
    <ReplyMenu menu={menu}>
      <Textarea
        ref={ref}
        classNames={{ root: classes.field, wrapper: classes.cell, input: classes.input }}
        // The copy of the text sets the height of the field. The trailing space keeps an empty last line visible.
        wrapperProps={{ 'data-text': `${text} ` }}
        aria-label={t`Message to ${to}`}
        aria-describedby={noteId}
        error={isTooLong}
        placeholder={t`Write a reply`}
        rows={1}
        dir="auto"
        value={text}
        onChange={(event) => onWrite(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </ReplyMenu>
  );
}
