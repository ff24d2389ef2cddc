import { useMutation } from '@apollo/client/react';
import { closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { arrayMove, SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { UpdateQuestionsDocument } from '../../gql/update-questions.ts';
import { refusalOf } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useAnnouncer } from '../../ui/announcer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { QuestionRow } from './question-row.tsx';
import classes from './questions.module.css';
import { type Draft, type DraftedQuestion, REFRESHED } from './use-agent.ts';

interface Props {
  draft: Draft;
  permission: Permission;
}

export function QuestionsSection({ draft, permission }: Props) {
  const { shown, move, remove, put, refusal } = useQuestions(draft);
  const [edited, setEdited] = useState<DraftedQuestion | 'new' | null>(null);
  const { say, announcer } = useAnnouncer();
  const full = shown.length >= LIMITS.questions;
  const place = async (from: number, to: number) => {
    if (await move(from, to)) say(t`“${shown[from]?.words ?? ''}” is now question ${to + 1} of ${shown.length}.`);
  };
  return (
    <Section
      title={t`Questions`}
      description={t`Asked in order. Known answers are skipped.`}
      actions={
        <PermissionButton
          size="xs"
          permission={
            full ? { allowed: false, reason: t`An agent asks at most ${LIMITS.questions} questions.` } : permission
          }
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setEdited('new')}
        >
          {t`Add question`}
        </PermissionButton>
      }
    >
      <Stack gap="sm">
        {draft.hasCustomBookFlow && (
          <WarningAlert title={t`The booking flow is customized`}>
            {t`The flow determines which questions the agent asks, and in which order.`}
          </WarningAlert>
        )}
        <RefusalAlert refusal={refusal} />
        {shown.length === 0 ? (
          <EmptyState icon={<IconListCheck size={24} stroke={1.6} />} title={t`No questions yet`}>
            {t`After the greeting, the agent continues with its goal.`}
          </EmptyState>
        ) : (
          <Rows questions={shown} permission={permission} onMove={place} onEdit={setEdited} onRemove={remove} />
        )}
      </Stack>
      {announcer}
      <QuestionDialog
        edited={edited}
        taken={shown.map(({ key }) => key)}
        onSave={put}
        onClose={() => setEdited(null)}
      />
    </Section>
  );
}

interface RowsProps {
  questions: readonly DraftedQuestion[];
  permission: Permission;
  onMove: (from: number, to: number) => Promise<void>;
  onEdit: (question: DraftedQuestion) => void;
  onRemove: (key: string) => Promise<boolean>;
}

function Rows({ questions, permission, onMove, onEdit, onRemove }: RowsProps) {
  // Set a minimum drag distance in pixels, so that pressing the handle does not start a drag.
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const keys = questions.map(({ key }) => key);
  const drop = ({ active, over }: DragEndEvent) => {
    const [from, to] = [keys.indexOf(String(active.id)), keys.indexOf(String(over?.id))];
    if (to >= 0 && from !== to) void onMove(from, to);
  };
  return (
    <DndContext
      accessibility={{
        screenReaderInstructions: { draggable: t`Press the up and down arrow keys to move a question.` },
      }}
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
    >
      <SortableContext items={keys} strategy={verticalListSortingStrategy} disabled={!permission.allowed}>
        <ol className={classes.list} aria-label={t`Questions in order`}>
          {questions.map((question, index) => (
            <QuestionRow
              key={question.key}
              question={question}
              number={index + 1}
              permission={permission}
              onStep={(by) => void onMove(index, index + by)}
              onEdit={() => onEdit(question)}
              onRemove={() => void onRemove(question.key)}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

/**
 * Returns the questions of the draft and functions that change them. Every change saves all questions, and is shown
 * before the server confirms it.
 */
function useQuestions({ agentId, revision, persona: { questions } }: Draft) {
  const [update] = useMutation(UpdateQuestionsDocument, REFRESHED);
  const [hoped, setHoped] = useState<readonly DraftedQuestion[] | null>(null);
  const { attempt, pending, refusal } = useMutationAction(async (next: readonly DraftedQuestion[]) => {
    const input = { agentId, revision, questions: next.map(({ __typename, ...question }) => question) };
    return refusalOf((await update({ variables: { input } })).data?.updateQuestions);
  });

  async function save(next: readonly DraftedQuestion[]): Promise<boolean> {
    setHoped(next);
    const done = await attempt(next);
    setHoped(null);
    return done;
  }

  const shown = hoped ?? questions;
  const move = (from: number, to: number) =>
    pending || !shown[to] ? Promise.resolve(false) : save(arrayMove([...shown], from, to));
  const remove = (key: string) => save(shown.filter((question) => question.key !== key));
  const put = (question: DraftedQuestion) =>
    save(
      shown.some(({ key }) => key === question.key)
        ? shown.map((one) => (one.key === question.key ? question : one))
        : [...shown, question],
    );
  return { shown, move, remove, put, pending, refusal };
}
