import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SendGuidanceDocument } from '../../gql/send-guidance.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

interface Props {
  call: { id: string; contactName: string | null };
  /** Whether the agent's voice speaks the text to the contact. */
  aloud: boolean;
}

/** Form that sends guidance to the agent, or after a takeover a text that the agent's voice speaks to the contact. */
export function GuidanceForm({ call: { id, contactName }, aloud }: Props) {
  const { form, onSubmit, pending, refusal } = useGuidance(id);
  return (
    <Form onSubmit={onSubmit} aria-label={aloud ? t`Say` : t`Guide`}>
      <Stack gap="xs">
        <Textarea
          label={aloud ? (contactName ? t`Say to ${contactName}` : t`Say to the caller`) : t`Note to the agent`}
          description={aloud ? t`Spoken word for word.` : t`The contact does not hear the note.`}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={LIMITS.guidanceLength}
          {...form.getInputProps('text')}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end">
          <Button type="submit" loading={pending} disabled={form.values.text.trim() === ''}>
            {aloud ? t`Speak` : t`Send`}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useGuidance(id: string) {
  const [send] = useMutation(SendGuidanceDocument);
  const form = useForm({ initialValues: { text: '' } });
  const submission = useFormMutation(form, async ({ text }) => {
    const { data } = await send({ variables: { id, text } });
    return handleMutationResult(data?.sendGuidance, () => form.reset());
  });
  return { form, ...submission };
}
