import { useMutation } from '@apollo/client/react';
import { LIMITS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { CreateLegalHoldDocument } from '../gql/create-legal-hold.ts';
import { handleMutationResult } from '../lib/handle-mutation-result.ts';
import { useEscapeLayer } from '../lib/use-escape-layer.ts';
import { useFormMutation } from '../lib/use-form-mutation.ts';
import { Form } from '../ui/form.tsx';
import { FormButtons } from '../ui/form-buttons.tsx';
import { RefusalAlert } from '../ui/refusal-alert.tsx';
import { toast } from '../ui/toast.ts';

/** Contact or lead to which a legal hold applies. */
export type LegalHoldPerson = { name: string } & ({ leadId: string } | { contactId: string });

interface Props {
  opened: boolean;
  onClose: () => void;
  /** Contact or lead to hold. If omitted, the hold applies to the whole workspace. */
  person?: LegalHoldPerson;
}

/** Dialog that places a legal hold with a reason. */
export function CreateLegalHold({ opened, onClose, person }: Props) {
  useEscapeLayer(opened);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={person ? t`Place a legal hold on ${person.name}?` : t`Place a legal hold on the workspace?`}
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
            ? t`Their leads and messages can’t be deleted until the hold is released.`
            : t`No data is deleted, and the workspace can’t be deleted, until the hold is released.`}
        </Text>
        <Textarea
          label={t`Reason`}
          data-autofocus
          autosize
          minRows={2}
          maxLength={LIMITS.reasonLength}
          {...form.getInputProps('reason')}
        />
        <RefusalAlert refusal={refusal} />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Place legal hold`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useHold({ onClose, person }: Omit<Props, 'opened'>) {
  const [place] = useMutation(CreateLegalHoldDocument, {
    refetchQueries: ['LegalHolds', 'PersonHolds', 'RetentionSettings'],
  });
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : t`Enter a reason.`) },
  });
  const submission = useFormMutation(form, async ({ reason }) => {
    const { name: heldName, ...of } = person ?? {};
    const { data } = await place({ variables: { input: { ...of, reason } } });
    return handleMutationResult(data?.createLegalHold, () => {
      onClose();
      void toast(heldName ? t`Legal hold placed on ${heldName}.` : t`Legal hold placed on the workspace.`);
    });
  });
  return { form, ...submission };
}
