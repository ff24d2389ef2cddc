import { useMutation } from '@apollo/client/react';
import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { AnswerUnansweredQuestionDocument } from '../../gql/question-actions.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import classes from './knowledge.module.css';
import { sourceRules } from './source-rules.ts';
import { type Question, REFRESHED_QUESTIONS } from './use-questions-list.ts';

interface Props {
  /** Null if the dialog is closed. */
  question: Question | null;
  onClose: () => void;
}

/** Dialog that answers a group of questions. The answer becomes a source. */
export function AnswerDialog({ question, onClose }: Props) {
  const shown = useLastValue(question);
  return (
    <Modal opened={question !== null} onClose={onClose} closeOnClickOutside={false} size="lg" title={t`Add answer`}>
      {shown && <AnswerForm key={shown.id} question={shown} onClose={onClose} />}
    </Modal>
  );
}

function AnswerForm({ question: { id, text, examples }, onClose }: { question: Question; onClose: () => void }) {
  const [answerQuestion] = useMutation(AnswerUnansweredQuestionDocument, { refetchQueries: REFRESHED_QUESTIONS });
  const rules = sourceRules('QUESTION_ANSWER');
  const form = useForm({
    initialValues: { question: text.slice(0, KNOWLEDGE_LIMITS.titleLength), answer: '' },
    validate: { question: rules.title, answer: rules.text },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const { data } = await answerQuestion({ variables: { input: { id, ...values } } });
    return handleMutationResult(data?.answerUnansweredQuestion, () => {
      void toast(t`Answer added. The agent uses it from the next reply.`);
      onClose();
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Add answer`}>
      <Stack gap="md">
        <Examples examples={examples} />
        <TextInput
          label={t`Question`}
          description={t`Remove names and details of a single contact.`}
          autoComplete="off"
          dir="auto"
          maxLength={KNOWLEDGE_LIMITS.titleLength}
          {...form.getInputProps('question')}
        />
        <Textarea
          data-autofocus
          label={t`Answer`}
          autosize
          minRows={4}
          maxRows={10}
          dir="auto"
          {...form.getInputProps('answer')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add answer`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/** The questions of the group in the words of the contacts. */
const Examples = ({ examples }: Pick<Question, 'examples'>) => (
  <div>
    <Text size="sm" fw={500}>{t`Questions that this answer closes`}</Text>
    <ul className={classes.examples} aria-label={t`Questions that this answer closes`}>
      {examples.map(({ id, text }) => (
        <li key={id} dir="auto">
          “{text}”
        </li>
      ))}
    </ul>
  </div>
);
