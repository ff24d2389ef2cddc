import { useMutation } from '@apollo/client/react';
import { Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import { CreateContactDocument } from '../../gql/create-contact.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { ContactFields, contactRules, NO_VALUES } from './contact-fields.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
}

export function AddContactDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add contact" size="lg">
      <AddContactForm onClose={onClose} />
    </Modal>
  );
}

function AddContactForm({ onClose }: Omit<Props, 'opened'>) {
  const [createContact] = useMutation(CreateContactDocument, { refetchQueries: [ContactsPageDocument] });
  const form = useForm({ initialValues: NO_VALUES, validateInputOnBlur: true, validate: contactRules });
  const { onSubmit, pending, refusal } = useFormMutation(form, async (input) => {
    return handleMutationResult((await createContact({ variables: { input } })).data?.createContact, {
      ContactCreated: (answer) => {
        void toast(`${answer.contact.name} added.`);
        void onClose();
      },
    });
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <ContactFields form={form} />
        <FormButtons onCancel={onClose} pending={pending}>
          Add contact
        </FormButtons>
      </Stack>
    </Form>
  );
}
