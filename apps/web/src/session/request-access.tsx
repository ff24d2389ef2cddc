import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
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

/** Form that requests a policy, with a reason. Members who can grant the policy approve or decline the request. */
export function RequestAccess({ policy, workspace }: Props) {
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(false);
  const [requestAccess] = useMutation(RequestAccessDocument, { client: useApi().forWorkspace(workspace) });
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await requestAccess({ variables: { input: { policy, reason } } });
    return handleMutationResult(data?.requestAccess, () => setSent(true));
  });
  if (sent) {
    return (
      <Text mt="lg" role="status">
        {t`Request sent. We’ll email you when it’s answered.`}
      </Text>
    );
  }
  return (
    <Form
      aria-label={t`Request ${policy}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void attempt();
      }}
    >
      <Stack gap="sm" mt="lg" ta="start">
        <Textarea
          label={t`Reason (optional)`}
          autosize
          minRows={2}
          maxLength={LIMITS.reasonLength}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <RefusalAlert refusal={refusal} />
        <Button type="submit" loading={pending}>
          {t`Request access`}
        </Button>
      </Stack>
    </Form>
  );
}
