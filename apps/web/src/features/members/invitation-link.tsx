import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { CreateInvitationLinkDocument } from '../../gql/create-invitation-link.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useMutationAction } from '../../lib/use-mutation-action.ts';
import { CopyField } from '../../ui/copy-field.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { WarningAlert } from '../../ui/warning-alert.tsx';

interface Props {
  id: string;
  email: string;
}

/** Creates a link to share manually, shown once, after warning that the emailed one becomes invalid. */
export function InvitationLink({ id, email }: Props) {
  const [opened, setOpened] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const { attempt, pending, refusal, clear } = useCreateLink(id, setUrl);
  const open = () => {
    clear();
    setUrl(null);
    setOpened(true);
  };
  const close = () => setOpened(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open} aria-label={`Copy a link for ${email}`}>
        Copy link
      </Button>
      <Modal opened={opened} onClose={close} title={`A link for ${email}`}>
        {url === null ? (
          <Stack gap="md">
            <Text size="sm">
              A new link takes the place of the one that was mailed, which stops working. It is for {email} alone, and
              the seven days begin again.
            </Text>
            <RefusalAlert refusal={refusal} />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={close} disabled={pending}>
                Cancel
              </Button>
              <Button onClick={() => void attempt()} loading={pending} data-autofocus>
                Make the link
              </Button>
            </Group>
          </Stack>
        ) : (
          <Stack gap="md">
            <WarningAlert icon={<IconEyeOff size={18} aria-hidden />} title="It is shown this once">
              We keep only a fingerprint of it. Whoever has the link still needs the account of {email}.
            </WarningAlert>
            <CopyField label="Invitation link" value={url} />
            <Group justify="flex-end">
              <Button onClick={close}>Done</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}

function useCreateLink(id: string, onMade: (url: string) => void) {
  const [createLink] = useMutation(CreateInvitationLinkDocument);
  return useMutationAction(async () => {
    // The link must not be cached.
    const { data } = await createLink({ variables: { input: { id } }, fetchPolicy: 'no-cache' });
    return handleMutationResult(data?.createInvitationLink, { InvitationLinkCreated: (answer) => onMade(answer.url) });
  });
}
