import { LIMITS, normalizeTags, REFUSALS } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Ref } from 'react';
import { PersonFields, type PersonValues, personRules } from '../../ui/person-fields.tsx';
import { TagsField } from '../../ui/tags-field.tsx';

export interface ContactValues extends PersonValues {
  company: string;
  notes: string;
  tags: string[];
  consented: boolean;
}

export const NO_VALUES: ContactValues = {
  name: '',
  phone: '',
  email: '',
  company: '',
  notes: '',
  tags: [],
  consented: false,
};

/** Client-side validation of contact fields. Phone numbers can be in the national format. */
export const contactRules = {
  ...personRules,
  phone: (phone: string) => (/\d{4}/.test(phone.replace(/\D/g, '')) ? null : REFUSALS.PHONE_INVALID),
  tags: (tags: string[]) => (normalizeTags(tags) ? null : REFUSALS.TAGS_INVALID),
};

interface Props {
  form: UseFormReturnType<ContactValues>;
  nameRef?: Ref<HTMLInputElement>;
  /** Whether phone and email are masked. Masked fields cannot be changed. */
  masked?: boolean;
}

/** Fields of a contact, for the create and the edit form. */
export function ContactFields({ form, nameRef, masked = false }: Props) {
  return (
    <>
      <PersonFields form={form} nameRef={nameRef} masked={masked} />
      <TextInput
        label={t`Company (optional)`}
        maxLength={LIMITS.companyLength}
        autoComplete="off"
        {...form.getInputProps('company')}
      />
      <TagsField label={t`Tags (optional)`} maxTags={LIMITS.tags} clearable {...form.getInputProps('tags')} />
      <Textarea
        label={t`Notes (optional)`}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        maxLength={LIMITS.notesLength}
        {...form.getInputProps('notes')}
      />
      <Checkbox label={t`Consent to messages`} {...form.getInputProps('consented', { type: 'checkbox' })} />
    </>
  );
}
