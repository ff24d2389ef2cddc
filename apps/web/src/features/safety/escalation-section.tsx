import { ESCALATION_LIMITS } from '@frontdesk/domain';
import { Button, Group, Input, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { Section } from '../../ui/section.tsx';
import { EscalationStepFields } from './escalation-step-fields.tsx';
import { newStep, type Policy, useEscalationForm, useEscalationPolicy } from './use-escalation-form.ts';

/** How escalation works: who is notified of a handoff, and in which order (AM-38). */
export function EscalationSection() {
  const { policy, members, askAgain } = useEscalationPolicy();
  return (
    <Section title="Escalation" description="Who is notified when a person is needed, in order.">
      {policy && <EscalationForm key={JSON.stringify(policy)} policy={policy} members={members} onDone={askAgain} />}
    </Section>
  );
}

interface Props {
  policy: Policy;
  members: { value: string; label: string }[];
  onDone: () => void;
}

function EscalationForm({ policy, members, onDone }: Props) {
  const canSet = useCan('set', 'EscalationRule');
  const { form, onSubmit, pending, refusal } = useEscalationForm(policy, onDone);
  const { steps } = form.values;
  return (
    <Form onSubmit={onSubmit} aria-label="Escalation">
      <Stack gap="md">
        {steps.length === 0 && <Text size="sm">No steps. Everyone who can take over is notified immediately.</Text>}
        <Stack component="ol" gap="lg" m={0} p={0} aria-label="Steps">
          {steps.map((_, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their position.
            <EscalationStepFields key={at} form={form} at={at} members={members} disabled={!canSet} />
          ))}
        </Stack>
        {form.errors['steps'] && <Input.Error size="sm">{form.errors['steps']}</Input.Error>}
        <Group>
          <Button
            variant="default"
            disabled={!canSet || steps.length >= ESCALATION_LIMITS.steps}
            onClick={() => form.insertListItem('steps', newStep())}
          >
            Add step
          </Button>
        </Group>
        <MultiSelect
          label="On-call members"
          data={members}
          searchable
          maxValues={ESCALATION_LIMITS.onCallMembers}
          disabled={!canSet}
          {...form.getInputProps('onCallMemberIds')}
        />
        <TextInput
          label="Fallback email (optional)"
          description="After the last step, everyone who can take over and this address are notified."
          disabled={!canSet}
          {...form.getInputProps('fallbackEmail')}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          {!canSet && (
            <Text size="sm" c="dimmed">
              You need the permission safety.manage.
            </Text>
          )}
          <Button type="submit" loading={pending} disabled={!canSet}>
            Save escalation
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
