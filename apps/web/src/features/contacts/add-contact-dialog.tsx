import { useMutation } from '@apollo/client/react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ContactsPageDocument } from '../../gql/contacts-page.ts';
import { CreateContactDocument } from '../../gql/create-contact.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { useSubmission } from '../../ui/use-submission.ts';
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
  const { onSubmit, pending, refusal } = useSubmission(form, async (input) => {
    const result = (await createContact({ variables: { input } })).data?.createContact;
    switch (result?.__typename) {
      case 'ContactCreated':
        void toast(`${result.contact.name} is on the list.`);
        return void onClose();
      case 'Refused':
        return result;
      case undefined:
        return;
      default:
        return unreachable(result);
    }
  });
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <ContactFields form={form} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Add contact
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
