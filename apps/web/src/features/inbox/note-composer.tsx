import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { ActionIcon, Textarea, Tooltip } from '@mantine/core';
import { IconNotes } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import classes from './composer.module.css';
import { MentionMenu } from './mention-menu.tsx';
import { useNote } from './use-note.ts';

interface Props {
  conversationId: string;
  /** Returns to the composer of replies. */
  onClose: () => void;
}

/** Text field and button for a private note. An @ sign opens the menu of members to mention. */
export function NoteComposer({ conversationId, onClose }: Props) {
  const { text, write, save, pending, refusal, options, mention, closeMenu } = useNote(conversationId);
  const field = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const isMenuOpen = options.length > 0;
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    // Ignore key presses during IME composition, in which Enter accepts a suggestion.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (isMenuOpen) closeMenu();
      else onClose();
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!isMenuOpen) save();
    }
  };
  return (
    <form
      className={classes.composer}
      data-note
      aria-label={t`Private note`}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <RefusalAlert refusal={refusal} />
      <div className={classes.line}>
        <MentionMenu members={options} onChoose={mention} onClose={closeMenu}>
          <Textarea
            ref={field}
            classNames={{ root: classes.field, wrapper: classes.cell, input: classes.input }}
            // The copy of the text sets the height of the field. The trailing space keeps an empty last line visible.
            wrapperProps={{ 'data-text': `${text} ` }}
            aria-label={t`Private note`}
            aria-describedby={hintId}
            placeholder={t`Write a note for your team`}
            rows={1}
            dir="auto"
            maxLength={LIMITS.conversationNoteLength}
            value={text}
            onChange={(event) => write(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
        </MentionMenu>
        <Tooltip label={t`Add note`}>
          <ActionIcon
            type="submit"
            size={38}
            radius="md"
            aria-label={t`Add note`}
            loading={pending}
            disabled={text.trim() === ''}
          >
            <IconNotes size={19} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
      <p id={hintId} className={classes.note}>
        <span>{t`Only members see the note. Type @ to mention a member.`}</span>
      </p>
    </form>
  );
}
