import { LIMITS, normalizeEmail, normalizeName, normalizeTags, REFUSALS } from '@frontdesk/domain';
import { Checkbox, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Ref } from 'react';

export interface ContactValues {
  name: string;
  phone: string;
  email: string;
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

/** What can be said of an entry before the server has seen it; a number may be written as in one's own country. */
export const contactRules = {
  name: (name: string) => (normalizeName(name) ? null : REFUSALS.NAME_INVALID),
  phone: (phone: string) => (/\d{4}/.test(phone.replace(/\D/g, '')) ? null : REFUSALS.PHONE_INVALID),
  email: (email: string) => (!email.trim() || normalizeEmail(email) ? null : REFUSALS.EMAIL_INVALID),
  tags: (tags: string[]) => (normalizeTags(tags) ? null : REFUSALS.TAGS_INVALID),
};

interface Props {
  form: UseFormReturnType<ContactValues>;
  nameRef?: Ref<HTMLInputElement>;
  /** Phone and e-mail are masked for the viewer, and so are not theirs to change. */
  masked?: boolean;
}

/** Who somebody is and how to reach them: the same fields for a new contact and an old one. */
export function ContactFields({ form, nameRef, masked = false }: Props) {
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
      <TextInput
        label="Company (optional)"
        maxLength={LIMITS.companyLength}
        autoComplete="off"
        {...form.getInputProps('company')}
      />
      <TagsInput label="Tags (optional)" maxTags={LIMITS.tags} clearable {...form.getInputProps('tags')} />
      <Textarea
        label="Notes (optional)"
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        maxLength={LIMITS.notesLength}
        {...form.getInputProps('notes')}
      />
      <Checkbox
        label="This person agreed to be written to."
        {...form.getInputProps('consented', { type: 'checkbox' })}
      />
    </>
  );
}
