import { Textarea } from '@mantine/core';
import type { KeyboardEvent, Ref } from 'react';
import classes from './composer.module.css';
import { useBackToList } from './use-back-to-list.ts';

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  /** Whom the message goes to. */
  to: string;
  text: string;
  onWrite: (text: string) => void;
  onSend: () => void;
  isTooLong: boolean;
  noteId: string;
}

/** As high as its text, up to a limit. Enter sends, with Ctrl or Cmd as well; with Shift it begins a new line. */
export function ComposerField({ ref, to, text, onWrite, onSend, isTooLong, noteId }: Props) {
  const { goBack } = useBackToList();
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being composed the keys belong to that.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onSend();
    }
    // The draft stays, so nothing is lost by leaving.
    if (event.key === 'Escape') goBack();
  };
  return (
    <Textarea
      ref={ref}
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
      onChange={(event) => onWrite(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
