import { LIMITS, normalizeEmail, normalizeName, REFUSALS } from '@frontdesk/domain';
import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Ref } from 'react';
import { looksLikePhone } from '../../lib/phone.ts';

export interface LeadValues {
  name: string;
  phone: string;
  email: string;
  message: string;
}

/** What can be said of an entry before the server has seen it. */
export const leadRules = {
  name: (name: string) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
  phone: (phone: string) => (looksLikePhone(phone) ? null : REFUSALS.PHONE_INVALID),
  email: (email: string) => (!email.trim() || normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID),
  message: (message: string) => (message.trim().length <= LIMITS.leadMessageLength ? null : REFUSALS.MESSAGE_TOO_LONG),
};

interface Props<Values> {
  form: UseFormReturnType<Values>;
  nameRef?: Ref<HTMLInputElement>;
  /** Phone and e-mail are masked for the viewer, and so are not theirs to change. */
  masked?: boolean;
}

/** Who asks, how to reach them and what they want: the same fields for a new lead and an old one. */
export function LeadFields<Values extends LeadValues>({ form, nameRef, masked = false }: Props<Values>) {
  return (
    <>
      <TextInput
        ref={nameRef}
        label="Name"
        required
        withAsterisk={false}
        data-autofocus
        maxLength={LIMITS.nameLength}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      {!masked && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label="Phone"
            type="tel"
            inputMode="tel"
            dir="ltr"
            placeholder="+44 20 7946 0018"
            required
            withAsterisk={false}
            maxLength={LIMITS.phoneLength}
            autoComplete="off"
            {...form.getInputProps('phone')}
          />
          <TextInput
            label="E-mail (optional)"
            type="email"
            inputMode="email"
            maxLength={LIMITS.emailLength}
            autoComplete="off"
            {...form.getInputProps('email')}
          />
        </SimpleGrid>
      )}
      <Textarea
        label="Message (optional)"
        autosize
        minRows={3}
        maxRows={10}
        dir="auto"
        {...form.getInputProps('message')}
      />
    </>
  );
}
