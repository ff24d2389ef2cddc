import { t } from '@lingui/core/macro';
import { IconCheck } from '@tabler/icons-react';
import TemplateFile from '../../app/template-preview/template-file.tsx';
import { ButtonIcon } from '../../app/template-preview/template-preview.tsx';
import type { ThreadMessage } from './conversation-cache.ts';
import classes from './message-options.module.css';

interface Props {
  message: Pick<ThreadMessage, 'choices' | 'answeredText' | 'headerFile'>;
}

/**
 * What a message offered to the contact: the file in the header of a template, and the options of the agent or the buttons of a template, with a mark at what the
 * contact pressed. For an answer, the message that it answers.
 */
export default function MessageOptions({ message: { choices, answeredText, headerFile } }: Props) {
  return (
    <>
      {headerFile && <TemplateFile file={headerFile} />}
      {answeredText !== null && (
        <p className={classes.answered} title={answeredText} dir="auto">
          {t`Answers “${answeredText}”`}
        </p>
      )}
      {choices.length > 0 && (
        <ul className={classes.list} aria-label={t`Options offered`}>
          {choices.map(({ type, title, description, isChosen }, at) => (
            <li
              key={at}
              className={classes.choice}
              data-chosen={isChosen || undefined}
              title={description ?? undefined}
            >
              {isChosen && <IconCheck size={13} stroke={2} aria-label={t`Chosen`} />}
              <ButtonIcon type={type} />
              <span dir="auto">{title}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
