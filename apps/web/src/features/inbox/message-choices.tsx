import { t } from '@lingui/core/macro';
import { IconCheck } from '@tabler/icons-react';
import type { ThreadMessage } from './conversation-cache.ts';
import classes from './message-choices.module.css';

/** Buttons or list rows that a message offered to the contact, with a mark at the option that the contact pressed. */
export function MessageChoices({ choices }: Pick<ThreadMessage, 'choices'>) {
  if (choices.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t`Options offered`}>
      {choices.map(({ title, description, isChosen }) => (
        <li key={title} className={classes.choice} data-chosen={isChosen || undefined} title={description ?? undefined}>
          {isChosen && <IconCheck size={13} stroke={2} aria-label={t`Chosen`} />}
          <span dir="auto">{title}</span>
        </li>
      ))}
    </ul>
  );
}
