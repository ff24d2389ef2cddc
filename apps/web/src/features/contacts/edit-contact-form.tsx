import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ContactDetailsQuery } from '../../gql/types.ts';
import { UpdateContactDocument } from '../../gql/update-contact.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
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
    // Masked fields are neither validated nor sent.
    validate: masked ? { name: contactRules.name, tags: contactRules.tags } : contactRules,
  });
  const nameRef = useFirstFocus<HTMLInputElement>();
  const { onSubmit, pending, refusal } = useFormMutation(
    form,
    async ({ name: parsedValues, phone: at, email: mail, ...plain }) => {
      // Fields that the user did not change may contain masked values, which must not be saved.
      const changed = Object.entries({ ...plain, name: parsedValues }).filter(([field]) => form.isDirty(field));
      const input = masked
        ? { id, ...Object.fromEntries(changed) }
        : { id, ...plain, name: parsedValues, phone: at, email: mail };
      return handleMutationResult((await updateContact({ variables: { input } })).data?.updateContact, onDone);
    },
  );
  return (
    <Form onSubmit={onSubmit} aria-label={t`Contact details`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <ContactFields form={form} nameRef={nameRef} masked={masked} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}
