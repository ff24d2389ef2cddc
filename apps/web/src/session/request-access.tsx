import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { RequestAccessDocument } from '../gql/request-access.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useMutationAction } from '../lib/use-mutation-action.ts';
import { Form } from '../ui/form.tsx';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { useApi } from './api.tsx';

interface Props {
  policy: string;
  workspace: string;
}

/** Requests a policy from members who can grant it, with a reason. */
export function RequestAccess({ policy, workspace }: Props) {
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(false);
  const [requestAccess] = useMutation(RequestAccessDocument, { client: useApi().forWorkspace(workspace) });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await requestAccess({ variables: { input: { policy, reason } } });
    return handleMutationResult(data?.requestAccess, { AccessRequested: () => setSent(true) });
  });
  if (sent) {
    return (
      <Text mt="lg" role="status">
        Your request is on its way. You get a mail when somebody has answered.
      </Text>
    );
  }
  return (
    <Form
      aria-label={`Ask for ${policy}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void attempt();
      }}
    >
      <Stack gap="sm" mt="lg" ta="start">
        <Textarea
          label="What do you need it for?"
          description="Read by those who may give it to you; may be empty."
          autosize
          minRows={2}
          maxLength={LIMITS.reasonLength}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalAlert refusal={refusal} />
        <Button type="submit" loading={pending}>
          Ask for {policy}
        </Button>
      </Stack>
    </Form>
  );
}
