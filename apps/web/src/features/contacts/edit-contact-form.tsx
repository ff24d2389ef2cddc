import { useMutation } from '@apollo/client/react';
import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ContactDetailsQuery } from '../../gql/types.ts';
import { UpdateContactDocument } from '../../gql/update-contact.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { useSubmission } from '../../ui/use-submission.ts';
import { ContactFields, contactRules } from './contact-fields.tsx';

interface Props {
  contact: ContactDetailsQuery['contact'];
  onDone: () => void;
}

export function EditContactForm({ contact, onDone }: Props) {
  const { id, name, phone, email, company, notes, tags, consentAt } = contact;
  const masked = !useCan('readDetails', 'Contact');
  const [updateContact] = useMutation(UpdateContactDocument);
  const initialValues = { name, phone, email: email ?? '', company, notes, tags, consented: consentAt !== null };
  const form = useForm({
    initialValues,
    validateInputOnBlur: true,
    // What is masked is no number, and is not sent either.
    validate: masked ? { name: contactRules.name, tags: contactRules.tags } : contactRules,
  });
  const nameRef = useFirstFocus<HTMLInputElement>();
  const { onSubmit, pending, refusal } = useSubmission(
    form,
    async ({ name: said, phone: at, email: mail, ...plain }) => {
      const shown = { ...plain, ...(form.isDirty('name') ? { name: said } : {}) };
      const input = masked ? { id, ...shown } : { id, ...plain, name: said, phone: at, email: mail };
      const result = (await updateContact({ variables: { input } })).data?.updateContact;
      switch (result?.__typename) {
        case 'ContactUpdated':
          return void onDone();
        case 'Refused':
          return result;
        case undefined:
          return;
        default:
          return unreachable(result);
      }
    },
  );
  return (
    <Form onSubmit={onSubmit} aria-label="Contact details">
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <ContactFields form={form} nameRef={nameRef} masked={masked} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone} disabled={pending}>
            Cancel
          </Button>
          <Button type="submit" loading={pending}>
            Save
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
