import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { t } from '@lingui/core/macro';
import { ActionIcon, Text } from '@mantine/core';
import { IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Permission } from '../../ui/permission-button.tsx';
import { TYPE_TITLES } from './agent-labels.ts';
import classes from './questions.module.css';
import type { DraftedQuestion } from './use-agent.ts';

interface Props {
  question: DraftedQuestion;
  number: number;
  permission: Permission;
  onStep: (by: 1 | -1) => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One question in the list. The user can move it by dragging the handle or with the arrow keys. */
export function QuestionRow({ question, number, permission, onStep, onEdit, onRemove }: Props) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: question.key,
  });
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    onStep(by);
  };
  const { words } = question;
  const style = { transform: CSS.Translate.toString(transform), transition };
  return (
    <li ref={setNodeRef} className={classes.row} style={style} data-dragging={isDragging || undefined}>
      {permission.allowed && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={classes.handle}
          aria-label={t`Move question ${number}: ${words}. Use the up and down arrow keys.`}
          {...listeners}
          onKeyDown={step}
        >
          <IconGripVertical size={17} aria-hidden />
        </button>
      )}
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div className={classes.words}>
        <Text fw={550} size="sm">
          {words}
        </Text>
        <Text size="sm" c="dimmed">
          {about(question)}
        </Text>
      </div>
      {permission.allowed && (
        <>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Edit: ${words}`} onClick={onEdit}>
            <IconPencil size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t`Remove: ${words}`} onClick={onRemove}>
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </>
      )}
    </li>
  );
}

function about({ type, choices, required, disqualifying }: DraftedQuestion): string {
  const facts = [type === 'CHOICE' ? choices.join(', ') : TYPE_TITLES[type], required ? null : t`optional`];
  const answers = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(disqualifying.map((one) => `“${one}”`));
  const ending = disqualifying.length > 0 ? t`disqualifying: ${answers}` : null;
  return [...facts, ending].filter((fact) => fact !== null).join(' · ');
}
