import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ResendVerificationDocument } from '../gql/resend-verification.ts';
import { refusalOf } from '../lib/handle-mutation-result.ts';
import { refusalMessage } from '../lib/refusal-message.ts';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { errorMessageOf } from './error-messages.ts';

/** Button that sends the verification email again. The response is the same for known and unknown addresses. */
export function ResendVerification({ email }: { email: string }) {
  const [resend, { loading }] = useMutation(ResendVerificationDocument);
  const [said, setSaid] = useState<{ good: boolean; words: string } | null>(null);

  async function send() {
    setSaid(null);
    try {
      const { data } = await resend({ variables: { email } });
      const refused = refusalOf(data?.resendVerification);
      if (refused) setSaid({ good: false, words: refusalMessage(refused.code) });
      else setSaid({ good: true, words: t`Email sent. Use the link in the newest email.` });
    } catch (error) {
      setSaid({ good: false, words: errorMessageOf(error) });
    }
  }

  return (
    <Stack gap="xs">
      <Button variant="default" loading={loading} onClick={send} fullWidth>
        {t`Resend email`}
      </Button>
      <div role="status">
        {said?.good && (
          <Text size="sm" c="dimmed" ta="center">
            {said.words}
          </Text>
        )}
      </div>
      <RefusalAlert refusal={said && !said.good ? said.words : null} />
    </Stack>
  );
}
