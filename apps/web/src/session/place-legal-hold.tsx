import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PlaceLegalHoldDocument } from '../gql/place-legal-hold.ts';
import { unreachable } from '../lib/unreachable.ts';
import { Form } from '../ui/form.tsx';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { toast } from '../ui/toast.ts';
import { useSubmission } from '../ui/use-submission.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Whom it is about; without one it is the whole workspace. */
  lead?: { id: string; name: string };
}

/** Asks why, and keeps somebody, or everything, from being removed. */
export function PlaceLegalHold({ opened, onClose, lead }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={lead ? `Hold ${lead.name}?` : 'Hold the whole workspace?'}>
      <HoldForm onClose={onClose} {...(lead ? { lead } : {})} />
    </Modal>
  );
}

function HoldForm({ onClose, lead }: Omit<Props, 'opened'>) {
  const { form, onSubmit, pending, refusal } = useHold({ onClose, ...(lead ? { lead } : {}) });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm">
          {lead
            ? 'Every enquiry of this person and every message with them stays, whatever its age, until the hold is lifted.'
            : 'Nothing here is removed by age, and the workspace cannot be deleted, until the hold is lifted.'}
        </Text>
        <Textarea
          label="Reason"
          data-autofocus
          autosize
          minRows={2}
          maxLength={LIMITS.reasonLength}
          {...form.getInputProps('reason')}
        />
        <RefusalAlert refusal={refusal} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Place the hold
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function useHold({ onClose, lead }: Omit<Props, 'opened'>) {
  const [place] = useMutation(PlaceLegalHoldDocument, { refetchQueries: ['LegalHolds', 'RetentionSettings'] });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : 'Say why, for whoever lifts it one day.') },
  });
  const submission = useSubmission(form, async ({ reason }) => {
    const { data } = await place({ variables: { input: { leadId: lead?.id ?? null, reason } } });
    const result = data?.placeLegalHold;
    switch (result?.__typename) {
      case 'LegalHoldPlaced':
        onClose();
        return void toast(`${lead?.name ?? 'The workspace'} is held.`);
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return { form, ...submission };
}
