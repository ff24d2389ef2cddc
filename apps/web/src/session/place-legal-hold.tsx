import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { PlaceLegalHoldDocument } from '../gql/place-legal-hold.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useEscapeLayer } from '../lib/use-escape-layer.ts';
import { useFormMutation } from '../lib/use-form-mutation.ts';
import { Form } from '../ui/form.tsx';
import { FormButtons } from '../ui/form-buttons.tsx';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { toast } from '../ui/toast.ts';

/** Record that identifies the held person. */
export type LegalHoldPerson = { name: string } & ({ leadId: string } | { contactId: string });

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Person to hold. Absent: the whole workspace. */
  whom?: LegalHoldPerson;
}

/** Places a legal hold with a reason. */
export function PlaceLegalHold({ opened, onClose, whom }: Props) {
  useEscapeLayer(opened);
  return (
    <Modal opened={opened} onClose={onClose} title={whom ? `Hold ${whom.name}?` : 'Hold the whole workspace?'}>
      <HoldForm onClose={onClose} {...(whom ? { whom } : {})} />
    </Modal>
  );
}

function HoldForm({ onClose, whom }: Omit<Props, 'opened'>) {
  const { form, onSubmit, pending, refusal } = useHold({ onClose, ...(whom ? { whom } : {}) });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm">
          {whom
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
        <FormButtons onCancel={onClose} pending={pending}>
          Place the hold
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useHold({ onClose, whom }: Omit<Props, 'opened'>) {
  const [place] = useMutation(PlaceLegalHoldDocument, {
    refetchQueries: ['LegalHolds', 'PersonHolds', 'RetentionSettings'],
  });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : 'Say why, for whoever lifts it one day.') },
  });
  const submission = useFormMutation(form, async ({ reason }) => {
    const { name, ...of } = whom ?? { name: 'The workspace' };
    const { data } = await place({ variables: { input: { ...of, reason } } });
    return handleMutationResult(data?.placeLegalHold, {
      LegalHoldPlaced: () => {
        onClose();
        void toast(`${name} is held.`);
      },
    });
  });
  return { form, ...submission };
}
