import { useMutation } from '@apollo/client/react';
import { LIMITS, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Stack, Textarea } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { Ref } from 'react';
import { EditLeadDocument } from '../../gql/edit-lead.ts';
import type { LeadDetails_LeadFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { looksLikePhone } from '../../lib/phone.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { PersonFields, type PersonValues, personRules } from '../../ui/person-fields.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';

interface Props {
  lead: LeadDetails_LeadFragment;
  onDone: () => void;
}

export function EditLeadForm({ lead: { id, name, phone, email, message }, onDone }: Props) {
  const masked = !useCan('readDetails', 'Lead');
  const [editLead] = useMutation(EditLeadDocument);
  const form = useForm({
    initialValues: { name, phone, email: email ?? '', message },
    validateInputOnBlur: true,
    // Masked fields are neither validated nor sent.
    validate: masked ? { name: leadRules.name, message: leadRules.message } : leadRules,
  });
  const nameRef = useFirstFocus<HTMLInputElement>();
  const { onSubmit, pending, refusal } = useFormMutation(form, async (values) => {
    const shown = { message: values.message, ...(form.isDirty('name') ? { name: values.name } : {}) };
    const { data } = await editLead({ variables: { input: { id, ...(masked ? shown : values) } } });
    return handleMutationResult(data?.updateLead, onDone);
  });
  return (
    <Form onSubmit={onSubmit} aria-label={t`Lead details`}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <LeadFields form={form} nameRef={nameRef} masked={masked} />
        <FormButtons onCancel={onDone} pending={pending}>
          {t`Save`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

export interface LeadValues extends PersonValues {
  message: string;
}

/** Client-side validation of lead fields. */
export const leadRules = {
  ...personRules,
  phone: (phone: string) => (looksLikePhone(phone) ? null : REFUSALS.PHONE_INVALID),
  message: (message: string) => (message.trim().length <= LIMITS.leadMessageLength ? null : REFUSALS.MESSAGE_TOO_LONG),
};

interface LeadFieldsProps<Values> {
  form: UseFormReturnType<Values>;
  nameRef?: Ref<HTMLInputElement>;
  /** Whether phone and email are masked. Masked fields cannot be changed. */
  masked?: boolean;
}

/** Fields of a lead, for the create and the edit form. */
export function LeadFields<Values extends LeadValues>({ form, nameRef, masked = false }: LeadFieldsProps<Values>) {
  return (
    <>
      <PersonFields form={form} nameRef={nameRef} masked={masked} />
      <Textarea
        label={t`Message (optional)`}
        autosize
        minRows={3}
        maxRows={10}
        dir="auto"
        {...form.getInputProps('message')}
      />
    </>
  );
}
