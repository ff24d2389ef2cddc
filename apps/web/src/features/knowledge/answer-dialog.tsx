import { useMutation } from '@apollo/client/react';
import { KNOWLEDGE_LIMITS } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { sourceRules } from '../../app/knowledge/source-rules.ts';
import { AnswerUnansweredQuestionDocument } from '../../gql/question-actions.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { AnswerRecipients } from './answer-recipients.tsx';
import classes from './knowledge.module.css';
import { type Question, REFRESHED_QUESTIONS } from './use-questions-list.ts';

interface Props {
  /** Group of questions to answer. Null if the dialog is closed. */
  question: Question | null;
  onClose: () => void;
}

/** Dialog that answers a group of questions. The answer becomes a source, and can be sent to the contacts who asked. */
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
  const canReply = useCan('reply', 'Conversation');
  const rules = sourceRules('QUESTION_ANSWER');
  const form = useForm({
    initialValues: {
      question: text.slice(0, KNOWLEDGE_LIMITS.titleLength),
      answer: '',
      sendToConversationIds: [] as string[],
    },
    validate: { question: rules.title, answer: rules.text },
  });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const { data } = await answerQuestion({ variables: { input: { id, ...values } } });
    return handleMutationResult(data?.answerUnansweredQuestion, ({ sentCount }) => {
      void toast(toastText(sentCount, values.sendToConversationIds.length));
      onClose();
    });
  });
  const selected = form.getValues().sendToConversationIds;
  return (
    <Form onSubmit={onSubmit} aria-label={t`Add answer`}>
      <Stack gap="md">
        <Examples examples={examples} />
        <TextInput
          label={t`Question`}
          description={t`Remove names and other details of individual contacts.`}
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
        {canReply && (
          <AnswerRecipients
            questionId={id}
            value={selected}
            onChange={(ids) => form.setFieldValue('sendToConversationIds', ids)}
          />
        )}
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {selected.length === 0
            ? t`Add answer`
            : plural(selected.length, {
                one: 'Add answer and send to # contact',
                other: 'Add answer and send to # contacts',
              })}
        </FormButtons>
      </Stack>
    </Form>
  );
}

/**
 * Returns a text that says to how many contacts the answer was sent. Some of the selected contacts may no longer be
 * reachable.
 */
function toastText(sent: number, selected: number): string {
  if (selected === 0) return t`Answer added. The agent uses it from the next reply.`;
  if (sent < selected) return t`Answer added. It could be sent to ${sent} of ${selected} contacts.`;
  return plural(sent, {
    one: 'Answer added and sent to # contact.',
    other: 'Answer added and sent to # contacts.',
  });
}

/** List of the questions in the group, in the words of the contacts. */
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
