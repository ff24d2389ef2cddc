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

/** The contact or lead whose data is held. */
export type LegalHoldPerson = { name: string } & ({ leadId: string } | { contactId: string });

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Contact or lead to hold. If omitted, the hold applies to the whole workspace. */
  person?: LegalHoldPerson;
}

/** Dialog that places a legal hold with a reason. */
export function PlaceLegalHold({ opened, onClose, person }: Props) {
  useEscapeLayer(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={person ? `Place legal hold on ${person.name}?` : 'Place legal hold on the workspace?'}
    >
      <HoldForm onClose={onClose} {...(person ? { person } : {})} />
    </Modal>
  );
}

function HoldForm({ onClose, person }: Omit<Props, 'opened'>) {
  const { form, onSubmit, pending, refusal } = useHold({ onClose, ...(person ? { person } : {}) });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <Text size="sm">
          {person
            ? 'Their leads and messages can’t be deleted until the hold is released.'
            : 'No data is deleted, and the workspace can’t be deleted, until the hold is released.'}
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
          Place legal hold
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useHold({ onClose, person }: Omit<Props, 'opened'>) {
  const [place] = useMutation(PlaceLegalHoldDocument, {
    refetchQueries: ['LegalHolds', 'PersonHolds', 'RetentionSettings'],
  });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : 'Enter a reason.') },
  });
  const submission = useFormMutation(form, async ({ reason }) => {
    const { name, ...of } = person ?? { name: 'the workspace' };
    const { data } = await place({ variables: { input: { ...of, reason } } });
    return handleMutationResult(data?.placeLegalHold, {
      LegalHoldPlaced: () => {
        onClose();
        void toast(`Legal hold placed on ${name}.`);
      },
    });
  });
  return { form, ...submission };
}
