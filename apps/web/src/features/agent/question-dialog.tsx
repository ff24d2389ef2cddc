import { Question } from '@frontdesk/agent';
import { REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { TagsField } from '../../ui/tags-field.tsx';
import { keyFor, TYPE_TITLES } from './agent-labels.ts';
import type { DraftedQuestion } from './use-agent.ts';

interface Props {
  edited: DraftedQuestion | 'new' | null;
  taken: readonly string[];
  /** Resolves to true if the question was saved. If saving fails, the list of questions shows the error. */
  onSave: (question: DraftedQuestion) => Promise<boolean>;
  onClose: () => void;
}

/** Dialog that adds or edits a question: text, answer type and disqualifying answers. */
export function QuestionDialog({ edited, taken, onSave, onClose }: Props) {
  const shown = useLastValue(edited);
  const question = shown === 'new' ? null : shown;
  return (
    <Modal opened={edited !== null} onClose={onClose} title={question ? t`Edit question` : t`Add question`} size="lg">
      {shown && (
        <QuestionForm
          key={question?.key ?? 'new'}
          question={question}
          taken={taken}
          onSave={onSave}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

const FRESH: Omit<DraftedQuestion, 'key'> = {
  __typename: 'DraftedQuestion',
  words: '',
  type: 'TEXT',
  choices: [],
  required: true,
  disqualifying: [],
};

function QuestionForm({
  question,
  taken,
  onSave,
  onClose,
}: Omit<Props, 'edited'> & { question: DraftedQuestion | null }) {
  const { form, onSubmit, pending, refusal } = useQuestionForm(question, { taken, onSave, onClose });
  const { type, choices } = form.values;
  const closed = { CHOICE: choices, YES_NO: [t`Yes`, t`No`] }[type as string];
  return (
    <Form onSubmit={onSubmit} aria-label={t`Question and its answers`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={t`Question`}
          description={t`The agent may rephrase the question.`}
          maxLength={300}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('words')}
        />
        <NativeSelect
          label={t`Answer type`}
          data={Object.entries(TYPE_TITLES).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('type')}
        />
        {type === 'CHOICE' && (
          <TagsField
            label={t`Options`}
            description={t`Press Enter after each option.`}
            maxTags={20}
            {...form.getInputProps('choices')}
          />
        )}
        <TagsField
          label={t`Disqualifying answers`}
          description={t`Optional. These answers end the conversation and mark the lead as unqualified.`}
          maxTags={20}
          data={closed ?? []}
          {...form.getInputProps('disqualifying')}
        />
        <Checkbox
          label={t`Required`}
          description={t`If the contact doesn’t answer, the agent hands off to a human.`}
          {...form.getInputProps('required', { type: 'checkbox' })}
        />
        <FormButtons onCancel={onClose} pending={pending}>
          {question ? t`Save question` : t`Add question`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useQuestionForm(question: DraftedQuestion | null, { taken, onSave, onClose }: Omit<Props, 'edited'>) {
  const form = useForm({ initialValues: { ...FRESH, ...question } });
  const submission = useFormMutation(form, async (values) => {
    const choices = values.type === 'CHOICE' ? values.choices : [];
    const wanted = { ...values, choices, key: question?.key ?? keyFor(values.words, taken) };
    const { __typename, ...plain } = wanted;
    const read = Question.safeParse(plain);
    if (!read.success) {
      for (const { path, message } of read.error.issues)
        form.setFieldError(String(path[0]), sentence(String(path[0]), message));
      return;
    }
    if (await onSave(wanted)) onClose();
  });
  return { form, ...submission };
}

const sentence = (field: string, message: string): string =>
  field === 'words' ? t`Enter a question of at most 300 characters.` : message || REFUSALS.QUESTIONS_INVALID;
