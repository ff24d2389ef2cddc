import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { MoveUnansweredQuestionExampleDocument } from '../../gql/question-actions.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { type Question, REFRESHED_QUESTIONS } from './use-questions-list.ts';

interface Props {
  /** Group that contains the question. Null if the dialog is closed. */
  question: Question | null;
  /** Groups that are listed, to which a question can be moved. */
  groups: readonly Question[];
  onClose: () => void;
}

/** Dialog that moves one question of a group to another group (AG-19). */
export function MoveQuestionDialog({ question, groups, onClose }: Props) {
  const shown = useLastValue(question);
  return (
    <Modal opened={question !== null} onClose={onClose} title={t`Move question`}>
      {shown && <MoveForm key={shown.id} question={shown} groups={groups} onClose={onClose} />}
    </Modal>
  );
}

const NEW_GROUP = '';
const NO_CHOICE = 'NO_CHOICE';

function MoveForm({ question, groups, onClose }: Props & { question: Question }) {
  const [move] = useMutation(MoveUnansweredQuestionExampleDocument, { refetchQueries: REFRESHED_QUESTIONS });
  const targets = [
    // A question that is alone in its group cannot be moved to a new one.
    question.askedCount > 1
      ? { value: NEW_GROUP, label: t`New group` }
      : { value: NO_CHOICE, label: t`Choose a group` },
    ...groups.filter(({ id }) => id !== question.id).map(({ id, text }) => ({ value: id, label: text })),
  ];
  const form = useForm({
    initialValues: { exampleId: question.examples[0]?.id ?? '', questionId: targets[0]?.value ?? NO_CHOICE },
    validate: { questionId: (value) => (value === NO_CHOICE ? t`Choose a group.` : null) },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async ({ exampleId, questionId }) => {
    const { data } = await move({ variables: { input: { exampleId, questionId: questionId || null } } });
    return handleMutationResult(data?.moveUnansweredQuestionExample, () => {
      void toast(t`Question moved`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Move question`}>
      <Stack gap="md">
        <NativeSelect
          label={t`Question`}
          data={question.examples.map(({ id, text }) => ({ value: id, label: text }))}
          {...form.getInputProps('exampleId')}
        />
        <NativeSelect
          label={t`Group`}
          description={t`Later questions with the same words join this group.`}
          data={targets}
          {...form.getInputProps('questionId')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Move question`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
