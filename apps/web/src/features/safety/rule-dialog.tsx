import { useMutation } from '@apollo/client/react';
import { SAFETY_LIMITS, type SafetyOutcome } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { DeleteEscalationRuleDocument, UpsertEscalationRuleDocument } from '../../gql/rule-dialog.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import type { Edited } from './concepts-section.tsx';
import { titleOf } from './safety-labels.ts';
import type { MonitorConcept } from './use-concepts.ts';

interface Props {
  edited: Edited | null;
  onClose: () => void;
  onDone: () => void;
}

/** Dialog that edits the escalation rule of a concept: what happens when a contact mentions the concept. */
export function RuleDialog({ edited, onClose, onDone }: Props) {
  const of = edited?.what === 'RULE' ? edited.of : null;
  return (
    <Modal opened={of !== null} onClose={onClose} title={t`Action for ${of?.concept.name ?? ''}`} size="lg">
      {of && <RuleForm of={of} onClose={onClose} onDone={onDone} />}
    </Modal>
  );
}

const CHOICES = [
  { value: 'NOTE', description: t`Recorded in detections. No one is notified.` },
  { value: 'ALERT', description: t`Notifies safety managers and the member handling the conversation.` },
  { value: 'INSTRUCT', description: t`Notifies members. The AI agent follows your instruction.` },
  {
    value: 'HAND_OVER',
    description: t`Notifies members. On WhatsApp, the AI agent stops replying. Calls join the call queue.`,
  },
] as const;

function RuleForm({ of, onClose, onDone }: { of: MonitorConcept; onClose: () => void; onDone: () => void }) {
  const { form, onSubmit, pending, refusal } = useRuleForm(of, onDone);
  return (
    <Form onSubmit={onSubmit} aria-label={t`Action`}>
      <Stack gap="md">
        <Radio.Group aria-label={t`Action`} {...form.getInputProps('outcome')}>
          <Stack gap="sm">
            {CHOICES.map(({ value, description }) => (
              <Radio key={value} value={value} label={titleOf(value)} description={description} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.outcome === 'INSTRUCT' && (
          <Textarea
            label={t`Instruction for the agent`}
            description={t`Applies until the conversation is returned to AI, or the call ends.`}
            autosize
            minRows={3}
            maxLength={SAFETY_LIMITS.instructionLength}
            {...form.getInputProps('instruction')}
          />
        )}
        {form.values.outcome === 'HAND_OVER' && (
          <Textarea
            label={t`Message to the contact (optional)`}
            description={t`Sent or spoken immediately, word for word.`}
            autosize
            minRows={3}
            maxLength={SAFETY_LIMITS.replyTextLength}
            {...form.getInputProps('replyText')}
          />
        )}
        <Text size="sm" c="dimmed">
          {t`While the AI agent is paused, members are notified but nothing is sent.`}
        </Text>
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

interface Values {
  outcome: SafetyOutcome;
  instruction: string;
  replyText: string;
}

/**
 * Returns the form for the escalation rule of a concept. Selecting the action NOTE, which only records matches, removes
 * the rule.
 */
function useRuleForm({ concept, rule }: MonitorConcept, onDone: () => void) {
  const [set] = useMutation(UpsertEscalationRuleDocument);
  const [remove] = useMutation(DeleteEscalationRuleDocument);
  const { outcome = 'NOTE', instruction = '', replyText = '' } = rule ?? {};
  const form = useForm<Values>({ initialValues: { outcome, instruction, replyText } });
  const submission = useFormMutation(form, async ({ outcome: wanted, ...words }) => {
    const result =
      wanted === 'NOTE'
        ? rule && (await remove({ variables: { id: rule.id } })).data?.deleteEscalationRule
        : (await set({ variables: { input: { conceptId: concept.id, outcome: wanted, ...words } } })).data
            ?.upsertEscalationRule;
    if (result === null) {
      onDone();
      return undefined;
    }
    return handleMutationResult(result, onDone);
  });
  return { form, ...submission };
}
