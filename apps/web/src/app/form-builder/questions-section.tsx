import {
  askedQuestions,
  FORM_LIMITS,
  type FormProblem,
  type FormQuestion,
  type FormQuestions,
  formText,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { Action } from './action.tsx';
import { conditionText } from './condition-labels.ts';
import classes from './form-builder.module.css';
import { TYPE_TITLES } from './labels.ts';
import { QuestionDialog } from './question-dialog.tsx';
import { withQuestion } from './question-values.ts';
import { problemAt } from './texts-field.tsx';

interface Props {
  content: FormQuestions;
  onChange: (questions: readonly FormQuestion[]) => void;
  problems: readonly FormProblem[];
  description: string;
  /**
   * Whether the form is for contacts. In such a form, answers can be stored in the contact's record, and there can be
   * conditions and sections.
   */
  isForContacts?: boolean;
}

const NEW_QUESTION: FormQuestion = { key: '', type: 'TEXT', required: false, label: {}, help: {}, options: [] };

const NEW_SECTION: FormQuestion = { ...NEW_QUESTION, type: 'SECTION' };

/** List of the questions and sections of the form, with buttons to add, edit, move and remove them. */
export function QuestionsSection({ content, onChange, problems, description, isForContacts = false }: Props) {
  const { questions } = content;
  // Index of the entry in the dialog, and the entry. A new entry has the index after the last one.
  const [edited, setEdited] = useState<Edited | null>(null);
  const add = (question: FormQuestion) => setEdited({ index: questions.length, question });
  const { say, announcer } = useAnnouncer();
  const move = (from: number, to: number) => {
    const next = [...questions];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
    say(t`Moved to position ${to + 1} of ${questions.length}`);
  };
  return (
    <Section
      title={t`Questions`}
      description={description}
      actions={
        <Group gap="xs">
          {isForContacts && (
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => add(NEW_SECTION)}
            >
              {t`Add section`}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            disabled={askedQuestions(questions).length >= FORM_LIMITS.questions}
            onClick={() => add(NEW_QUESTION)}
          >
            {t`Add question`}
          </Button>
        </Group>
      }
    >
      <RefusalAlert refusal={problemAt(problems, 'questions')} />
      {questions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t`No questions yet.`}
        </Text>
      )}
      <ol className={classes.questions} aria-label={t`Questions`}>
        {questions.map((question, index) => (
          <li key={question.key} className={classes.question}>
            <QuestionSummary
              question={question}
              content={content}
              hasProblem={problems.some(({ path }) => `${path}.`.startsWith(`questions.${index}.`))}
              problem={problemAt(problems, `questions.${index}`)}
            />
            <QuestionActions
              name={formText(question.label, content.defaultLanguage, content) || question.key}
              position={index}
              count={questions.length}
              onEdit={() => setEdited({ index, question })}
              onMove={(to) => move(index, to)}
              onRemove={() => onChange(questions.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      {announcer}
      <QuestionDialog
        question={edited?.question ?? null}
        index={edited?.index ?? 0}
        content={content}
        isForContacts={isForContacts}
        onClose={() => setEdited(null)}
        onSave={(question) => {
          onChange(withQuestion(questions, edited?.index ?? questions.length, question));
          setEdited(null);
        }}
      />
    </Section>
  );
}

interface Edited {
  readonly index: number;
  readonly question: FormQuestion;
}

interface SummaryProps {
  question: FormQuestion;
  content: FormQuestions;
  hasProblem: boolean;
  /** Message about the whole entry. Undefined if there is none. */
  problem: string | undefined;
}

function QuestionSummary({ question, content, hasProblem, problem }: SummaryProps) {
  return (
    <div className={classes.words}>
      <Text size={question.type === 'SECTION' ? 'md' : 'sm'} fw={600} dir="auto">
        {formText(question.label, content.defaultLanguage, content) || question.key}
      </Text>
      <Group gap="xs" mt={2}>
        <Text size="sm" c="dimmed">
          {TYPE_TITLES[question.type]}
        </Text>
        {question.targetField && (
          <Text size="sm" c="dimmed">
            {t`Stored in ${question.targetField}`}
          </Text>
        )}
        {question.prefill && (
          <Text size="sm" c="dimmed">
            {t`Shows the known value`}
          </Text>
        )}
        {question.condition && (
          <Text size="sm" c="dimmed">
            {conditionText(question.condition, content)}
          </Text>
        )}
        {question.required && <StatusBadge tone="neutral">{t`Required`}</StatusBadge>}
        {hasProblem && <StatusBadge tone="bad">{t`Needs attention`}</StatusBadge>}
      </Group>
      {problem && (
        <Text size="sm" c="red" mt={2}>
          {problem}
        </Text>
      )}
    </div>
  );
}

interface ActionsProps {
  name: string;
  position: number;
  count: number;
  onEdit: () => void;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function QuestionActions({ name, position, count, onEdit, onMove, onRemove }: ActionsProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <Action label={t`Move ${name} up`} disabled={position === 0} onClick={() => onMove(position - 1)}>
        <IconArrowUp size={16} aria-hidden />
      </Action>
      <Action label={t`Move ${name} down`} disabled={position === count - 1} onClick={() => onMove(position + 1)}>
        <IconArrowDown size={16} aria-hidden />
      </Action>
      <Action label={t`Edit ${name}`} onClick={onEdit}>
        <IconPencil size={16} aria-hidden />
      </Action>
      <Action label={t`Remove ${name}`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </Action>
    </Group>
  );
}
