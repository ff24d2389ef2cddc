import { ActionIcon, Tooltip } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import { Keys } from '../../ui/keys.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useShortcuts } from '../../ui/shortcut.ts';
import classes from './composer.module.css';
import { ComposerField } from './composer-field.tsx';
import { ComposerNote } from './composer-note.tsx';
import type { ThreadAddress } from './conversation-cache.ts';
import { useReply } from './use-reply.ts';

interface Props {
  thread: ThreadAddress;
  /** Recipient of the message. */
  to: string;
  /** End of the reply window. Null without one. */
  until: number | null;
  /** Whether the reply takes the conversation over. */
  takesOver: boolean;
}

/** Composer for replies. */
export function Composer({ thread, to, until, takesOver }: Props) {
  const { text, write, body, isTooLong, send, refusal } = useReply(thread, to);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  useShortcuts([{ keys: 'r', title: 'Reply', group: 'Inbox', run: () => fieldRef.current?.focus() }]);
  const sendAndStay = () => {
    send();
    fieldRef.current?.focus();
  };
  const field = { ref: fieldRef, to, text, onWrite: write, onSend: sendAndStay, isTooLong, noteId };
  return (
    <form
      className={classes.composer}
      aria-label="Reply"
      onSubmit={(event) => {
        event.preventDefault();
        sendAndStay();
      }}
    >
      <RefusalAlert refusal={refusal} />
      <div className={classes.line}>
        <ComposerField {...field} />
        <SendButton disabled={body === '' || isTooLong} />
      </div>
      <ComposerNote id={noteId} length={body.length} until={until} takesOver={takesOver} />
    </form>
  );
}

const SendButton = ({ disabled }: { disabled: boolean }) => (
  <Tooltip
    label={
      <>
        Send <Keys keys="enter" />
      </>
    }
  >
    <ActionIcon type="submit" size={38} radius="md" aria-label="Send" disabled={disabled}>
      <IconSend2 size={19} stroke={1.7} />
    </ActionIcon>
  </Tooltip>
);
