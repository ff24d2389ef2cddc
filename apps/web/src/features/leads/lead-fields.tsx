import { LIMITS, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Ref } from 'react';
import { looksLikePhone } from '../../lib/phone.ts';
import { PersonFields, type PersonValues, personRules } from '../../ui/person-fields.tsx';

export interface LeadValues extends PersonValues {
  message: string;
}

/** Client-side validation of lead fields. */
export const leadRules = {
  ...personRules,
  phone: (phone: string) => (looksLikePhone(phone) ? null : REFUSALS.PHONE_INVALID),
  message: (message: string) => (message.trim().length <= LIMITS.leadMessageLength ? null : REFUSALS.MESSAGE_TOO_LONG),
};

interface Props<Values> {
  form: UseFormReturnType<Values>;
  nameRef?: Ref<HTMLInputElement>;
  /** Whether phone and email are masked. Masked fields cannot be changed. */
  masked?: boolean;
}

/** Fields of a lead, for the create and the edit form. */
export function LeadFields<Values extends LeadValues>({ form, nameRef, masked = false }: Props<Values>) {
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
