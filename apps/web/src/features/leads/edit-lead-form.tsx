import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { EditLeadDocument } from '../../gql/edit-lead.ts';
import type { LeadDetails_LeadFragment } from '../../gql/types.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { useCan } from '../../session/workspace.tsx';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { useFirstFocus } from '../../ui/use-first-focus.ts';
import { LeadFields, leadRules } from './lead-fields.tsx';

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
    return handleMutationResult(data?.updateLead, { LeadUpdated: onDone });
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
