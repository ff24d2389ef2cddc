import { LIMITS } from '@frontdesk/domain';
import { ActionIcon, Textarea, Tooltip } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { Keys } from '../../ui/keys.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import classes from './composer.module.css';
import { ComposerNote } from './composer-note.tsx';
import type { ThreadAddress } from './conversation-cache.ts';
import { useBack } from './use-back.ts';
import { useDraft } from './use-draft.ts';
import { useSendMessage } from './use-send-message.ts';

interface Props {
  thread: ThreadAddress;
  /** Whom the message goes to. */
  to: string;
  /** When the time for a reply ends; null where it does not. */
  until: number | null;
}

/** Where an answer is written. What is not sent yet stays; what was refused comes back, with the reason. */
export function Composer({ thread, to, until }: Props) {
  const { text, write, giveBack } = useDraft(thread.id);
  const { attempt, refusal } = useSendMessage(thread);
  const { goBack } = useBack();
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  useShortcuts([{ keys: 'r', title: 'Reply', group: 'Inbox', run: () => fieldRef.current?.focus() }]);
  const body = text.trim();
  const isTooLong = body.length > LIMITS.messageLength;

  async function send(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (body === '' || isTooLong) return;
    write('');
    fieldRef.current?.focus();
    if (!(await attempt(body))) giveBack(body);
  }
  return (
    <form className={classes.composer} aria-label="Reply" onSubmit={(event) => void send(event)}>
      <RefusalAlert refusal={refusal} />
      <div className={classes.line}>
        <Textarea
          ref={fieldRef}
          classNames={{ root: classes.field, wrapper: classes.cell, input: classes.input }}
          // What the field grows with; its own blank keeps a last empty line open.
          wrapperProps={{ 'data-text': `${text} ` }}
          aria-label={`Message to ${to}`}
          aria-describedby={noteId}
          error={isTooLong}
          placeholder="Write a reply"
          rows={1}
          dir="auto"
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (isSend(event)) void send(event);
            // The draft stays, so nothing is lost by leaving.
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) goBack();
          }}
        />
        <Tooltip
          label={
            <>
              Send <Keys keys="enter" />
            </>
          }
        >
          <ActionIcon type="submit" size={38} radius="md" aria-label="Send" disabled={body === '' || isTooLong}>
            <IconSend2 size={19} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ComposerNote id={noteId} length={body.length} until={until} />
    </form>
  );
}

/** Enter sends, with Ctrl or Cmd as well; with Shift it begins a new line, and while a word is being composed it ends that. */
const isSend = ({ key, shiftKey, nativeEvent }: KeyboardEvent) =>
  key === 'Enter' && !shiftKey && !nativeEvent.isComposing;
