import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Text } from '@mantine/core';
import { ResendInvitationDocument } from '../../gql/resend-invitation.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { useSecondsSince } from '../../lib/use-seconds-since.ts';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { toast } from '../../ui/toast.ts';

const COOL_DOWN_SECONDS = LIMITS.resendCoolDownSeconds;

interface Props {
  id: string;
  email: string;
  lastSentAt: string;
}

/** Sends the invitation again, at most once a minute, with a countdown. */
export function ResendInvitation({ id, email, lastSentAt }: Props) {
  const wait = COOL_DOWN_SECONDS - useSecondsSince(lastSentAt, COOL_DOWN_SECONDS);
  const [resend] = useMutation(ResendInvitationDocument);
  const { attempt, pending, refusal } = useMutationAction(async () => {
    const { data } = await resend({ variables: { input: { id } } });
    return handleMutationResult(data?.resendInvitation, {
      InvitationResent: () => void toast(`New invitation sent to ${email}. The old link no longer works.`),
    });
  });
  const reason = wait > 0 ? `You can resend it in ${wait} seconds.` : null;
  return (
    <>
      <PermissionButton
        size="xs"
        variant="default"
        permission={{ allowed: reason === null, reason }}
        loading={pending}
        onClick={() => void attempt()}
        aria-label={`Resend invitation to ${email}`}
      >
        {wait > 0 ? `Resend in ${wait} s` : 'Resend'}
      </PermissionButton>
      {refusal && (
        <Text size="xs" c="var(--fd-bad-text)" role="alert" w="100%">
          {refusal}
        </Text>
      )}
    </>
  );
}
