import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { StartSupportSessionDocument } from '../../gql/start-support-session.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';

/** Starts a support session under a member's grant. */
export function StartSupportSession() {
  const [enter] = useMutation(StartSupportSessionDocument);
  const navigate = useNavigate();
  const form = useForm({ initialValues: { slug: '', reason: '' } });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    return handleMutationResult((await enter({ variables: { input } })).data?.startSupportSession, {
      SupportSessionStarted: (answer) => navigate({ to: paths.overview({ workspace: answer.slug }) }),
    });
  });
  return (
    <Form onSubmit={onSubmit} aria-label="Start support session">
      <Stack gap="md">
        <TextInput
          label="Workspace slug"
          description="From the workspace URL, for example, acme"
          autoComplete="off"
          spellCheck={false}
          maw={420}
          {...form.getInputProps('slug')}
        />
        <Textarea
          label="Reason"
          description="Visible to workspace members"
          maxLength={LIMITS.reasonLength}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <RefusalAlert refusal={refusal} />
        <Group>
          <Button type="submit" loading={pending} disabled={!form.isDirty()}>
            Start support session
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
