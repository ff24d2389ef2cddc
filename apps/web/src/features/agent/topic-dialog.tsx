import { TOPIC_REACTIONS, type TopicReaction } from '@frontdesk/agent';
import { LIMITS, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type Refused, useFormMutation } from '../../lib/use-form-mutation.ts';
import { useLastValue } from '../../lib/use-last-value.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { REACTIONS } from './agent-labels.ts';
import type { Topic } from './use-voice-settings.ts';

interface Props {
  edited: Topic | 'new' | null;
  topics: readonly Topic[];
  onSave: (topic: Topic) => Promise<Refused | undefined>;
  onClose: () => void;
}

/** Dialog that adds or edits a sensitive topic and the agent's response to it. */
export function TopicDialog({ edited, ...rest }: Props) {
  const shown = useLastValue(edited);
  const topic = shown === 'new' ? null : shown;
  return (
    <Modal opened={edited !== null} onClose={rest.onClose} title={topic ? t`Edit topic` : t`Add topic`} size="lg">
      {shown && <TopicForm key={topic?.topic ?? 'new'} known={topic} {...rest} />}
    </Modal>
  );
}

type FormProps = Omit<Props, 'edited'> & { known: Topic | null };

function TopicForm({ known, ...rest }: FormProps) {
  const { form, onSubmit, pending, refusal } = useTopic({ known, ...rest });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Sensitive topic`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <TextInput
          label={t`Topic`}
          description={t`The agent recognizes the topic in any language.`}
          maxLength={LIMITS.topicLength}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('topic')}
        />
        <Radio.Group label={t`Response`} {...form.getInputProps('reaction')}>
          <Stack gap="xs" mt="xs">
            {TOPIC_REACTIONS.map((reaction) => (
              <Radio
                key={reaction}
                value={reaction}
                label={REACTIONS[reaction].title}
                description={REACTIONS[reaction].words}
              />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.reaction === 'ANSWER' && (
          <Textarea
            label={t`Answer`}
            maxLength={LIMITS.topicWordsLength}
            autosize
            minRows={2}
            {...form.getInputProps('words')}
          />
        )}
        <FormButtons onCancel={rest.onClose} pending={pending}>
          {known ? t`Save topic` : t`Add topic`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

const FRESH: Topic = { __typename: 'SensitiveTopic', topic: '', reaction: 'HAND_OVER', words: '' };

function useTopic({ known, topics, onSave, onClose }: FormProps) {
  const others = topics.filter((one) => one !== known).map(({ topic }) => topic.toLowerCase());
  const form = useForm<Topic>({
    initialValues: known ?? FRESH,
    validate: {
      topic: (topic) => (topic.trim() && !others.includes(topic.trim().toLowerCase()) ? null : REFUSALS.TOPIC_INVALID),
      words: (words, { reaction }) => (reaction !== 'ANSWER' || words.trim() ? null : REFUSALS.TOPIC_ANSWER_INVALID),
    },
  });
  const submission = useFormMutation<Topic>(form, async (values) => {
    const reaction = values.reaction as TopicReaction;
    const refused = await onSave({ ...values, reaction, words: reaction === 'ANSWER' ? values.words : '' });
    if (!refused) onClose();
    return refused;
  });
  return { form, ...submission };
}
