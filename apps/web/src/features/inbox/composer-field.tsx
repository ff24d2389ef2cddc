import { Textarea } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import classes from './composer.module.css';
import { useBackToList } from './use-back-to-list.ts';

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  /** Recipient of the message. */
  to: string;
  text: string;
  onWrite: (text: string) => void;
  onSend: () => void;
  isTooLong: boolean;
  noteId: string;
}

/** Grows with its text up to a limit. Enter sends, also with Ctrl or Cmd; Shift+Enter adds a line. */
export function ComposerField({ ref, to, text, onWrite, onSend, isTooLong, noteId }: Props) {
  const { goBack } = useBackToList();
  const onKeyDown = (event: KeyboardEvent) => {
    // During IME composition the keys belong to the IME.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSend();
    }
    // The draft is kept.
    if (event.key === 'Escape') goBack();
  };
  return (
    <Textarea
      ref={ref}
      classNames={{ root: classes.field, wrapper: classes.cell, input: classes.input }}
      // Sizes the field. The trailing space keeps an empty last line visible.
      wrapperProps={{ 'data-text': `${text} ` }}
      aria-label={`Message to ${to}`}
      aria-describedby={noteId}
      error={isTooLong}
      placeholder="Write a reply"
      rows={1}
      dir="auto"
      value={text}
      onChange={(event) => onWrite(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
