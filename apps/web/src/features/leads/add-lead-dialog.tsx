import { useMutation } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Checkbox, Modal, Stack } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { CreateLeadDocument } from '../../gql/create-lead.ts';
import { handleMutationResult } from '../../lib/handle-mutation-result.ts';
import { useFormMutation } from '../../lib/use-form-mutation.ts';
import { Form } from '../../ui/form.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { RefusalAlert } from '../../ui/refusal-alert.tsx';
import { toast } from '../../ui/toast.ts';
import { LeadFields, type LeadValues, leadRules } from './edit-lead-form.tsx';
import { addToList } from './lead-cache.ts';
import { type LeadFilter, matchesFilter } from './lead-filter.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  filter: LeadFilter;
}

/** Dialog that adds a lead manually, for example after a phone call. */
export function AddLeadDialog({ opened, onClose, filter }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Add lead`} size="lg">
      <AddLeadForm onClose={onClose} filter={filter} />
    </Modal>
  );
}

interface Values extends LeadValues {
  consent: boolean;
}

function AddLeadForm({ onClose, filter }: Omit<Props, 'opened'>) {
  const form = useForm<Values>({
    initialValues: { name: '', phone: '', email: '', message: '', consent: false },
    validateInputOnBlur: ['name', 'phone', 'email', 'message'],
    validate: {
      ...leadRules,
      consent: (given) => (given ? null : t`The person must agree to be contacted.`),
    },
  });
  const { onSubmit, pending, refusal } = useAddLead(form, filter, onClose);
  return (
    <Form onSubmit={onSubmit}>
      <Stack gap="md">
        <RefusalAlert refusal={refusal} />
        <LeadFields form={form} />
        <Checkbox
          label={t`The person agreed to be contacted`}
          {...form.getInputProps('consent', { type: 'checkbox' })}
        />
        <FormButtons onCancel={onClose} pending={pending}>
          {t`Add lead`}
        </FormButtons>
      </Stack>
    </Form>
  );
}

function useAddLead(form: UseFormReturnType<Values>, filter: LeadFilter, onDone: () => void) {
  const [createLead] = useMutation(CreateLeadDocument, {
    // The subscription may have added the lead already. In that case `addToList` does nothing.
    update(cache, { data }) {
      const lead = data?.createLead.lead;
      if (lead && matchesFilter(lead, filter)) addToList(cache, filter, lead.id);
    },
  });
  return useFormMutation(form, async (input) => {
    const { data } = await createLead({ variables: { input } });
    return handleMutationResult(data?.createLead, (answer) => {
      void toast(t`${answer.lead.name} added.`);
      void onDone();
    });
  });
}
