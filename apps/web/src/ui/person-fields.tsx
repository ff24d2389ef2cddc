import { LIMITS, normalizeEmail, normalizeName, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Ref } from 'react';

export interface PersonValues {
  name: string;
  phone: string;
  email: string;
}

/**
 * Client-side validation of name and email. The email is optional. Each form has its own validation of phone numbers.
 */
export const personRules = {
  name: (name: string) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
  email: (email: string) => (!email.trim() || normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID),
};

interface Props<Values> {
  form: UseFormReturnType<Values>;
  nameRef?: Ref<HTMLInputElement> | undefined;
  /** Whether phone and email are masked. Masked fields are not shown. */
  masked: boolean;
}

/** Fields for name, phone and email of a person other than the user, without browser autofill. */
export function PersonFields<Values extends PersonValues>({ form, nameRef, masked }: Props<Values>) {
  return (
    <>
      <TextInput
        ref={nameRef}
        label={t`Name`}
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
            label={t`Phone`}
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
            label={t`Email (optional)`}
            type="email"
            inputMode="email"
            maxLength={LIMITS.emailLength}
            autoComplete="off"
            {...form.getInputProps('email')}
          />
        </SimpleGrid>
      )}
    </>
  );
}
