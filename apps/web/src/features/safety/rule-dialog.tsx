import { SAFETY_LIMITS } from '@frontdesk/domain';
import { Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { Edited } from './concepts-section.tsx';
import { titleOf } from './safety-labels.ts';
import type { MonitorConcept } from './use-concepts.ts';
import { useRuleForm } from './use-rule-form.ts';

interface Props {
  edited: Edited | null;
  onClose: () => void;
  onDone: () => void;
}

/** Rule of a concept. */
export function RuleDialog({ edited, onClose, onDone }: Props) {
  const of = edited?.what === 'RULE' ? edited.of : null;
  return (
    <Modal opened={of !== null} onClose={onClose} title={`What happens at ${of?.concept.name ?? ''}`} size="lg">
      {of && <RuleForm of={of} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

const CHOICES = [
  { value: 'NOTE', description: 'It is written down in the list of what was found, and nobody is told.' },
  { value: 'ALERT', description: 'Whoever looks after safety is told, and whoever has the conversation in hand.' },
  { value: 'INSTRUCT', description: 'They are told, and the agent goes on as you say here.' },
  {
    value: 'HAND_OVER',
    description: 'They are told. On WhatsApp the agent falls silent; a call waits in the queue of the operators.',
  },
] as const;

function RuleForm({ of, onClose, onDone }: { of: MonitorConcept; onClose: () => void; onDone: () => void }) {
  const { form, onSubmit, pending, refusal } = useRuleForm(of, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label="Rule">
      <Stack gap="md">
        <Radio.Group aria-label="What happens" {...form.getInputProps('outcome')}>
          <Stack gap="sm">
            {CHOICES.map(({ value, description }) => (
              <Radio key={value} value={value} label={titleOf(value)} description={description} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.outcome === 'INSTRUCT' && (
          <Textarea
            label="How the agent goes on"
            description="Until a person has taken the conversation over and handed it back; in a call, to its end."
            autosize
            minRows={3}
            maxLength={SAFETY_LIMITS.instructionLength}
            {...form.getInputProps('instruction')}
          />
        )}
        {form.values.outcome === 'HAND_OVER' && (
          <Textarea
            label="What they are told"
            description="Sent or spoken at once, word for word. Leave it empty to say nothing."
            autosize
            minRows={3}
            maxLength={SAFETY_LIMITS.sentenceLength}
            {...form.getInputProps('sentence')}
          />
        )}
        <Text size="sm" c="dimmed">
          While the workspace is paused, people are told all the same, and nothing goes out.
        </Text>
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          Save
        </FormButtons>
      </Stack>
    </Form>
  );
}
