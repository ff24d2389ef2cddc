import {
  LIMITS,
  normalizeEmail,
  normalizeName,
  normalizeTags,
  normalizeText,
  type RefusalCode,
} from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';

/** Input for creating or updating a contact. Undefined and null fields are not changed. */
export interface ContactInput {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly company?: string | null;
  readonly notes?: string | null;
  readonly tags?: readonly string[] | null;
}

/** Validated and normalized fields of a contact. */
export interface ContactDetails {
  name?: string;
  phone?: string;
  email?: string | null;
  company?: string;
  notes?: string;
  tags?: string[];
}

export interface ContactRefusal {
  readonly refusal: RefusalCode;
  readonly field: keyof ContactInput;
}

type FieldReader = (input: ContactInput, details: ContactDetails, country: string | undefined) => RefusalCode | null;

/** Validates and normalizes the fields of a contact. Used by mutations and imports. */
export function validateContact(input: ContactInput, country: string | undefined): ContactDetails | ContactRefusal {
  const details: ContactDetails = {};
  for (const [field, read] of Object.entries(READINGS) as [keyof ContactInput, FieldReader][]) {
    if (input[field] == null) continue;
    const refusal = read(input, details, country);
    if (refusal) return { refusal, field };
  }
  return details;
}

const READINGS: Readonly<Record<keyof ContactInput, FieldReader>> = {
  name: ({ name }, details) => {
    const read = normalizeName(name ?? '');
    if (read === null) return 'NAME_INVALID';
    details.name = read;
    return null;
  },
  phone: ({ phone }, details, country) => {
    const read = normalizePhone(phone ?? '', country);
    if (read === null) return 'PHONE_INVALID';
    details.phone = read;
    return null;
  },
  email: ({ email }, details) => {
    details.email = email?.trim() ? normalizeEmail(email) : null;
    return details.email === null && email?.trim() ? 'EMAIL_INVALID' : null;
  },
  company: ({ company }, details) => {
    const read = normalizeText((company ?? '').replace(/\s+/g, ' '), LIMITS.companyLength);
    if (read === null) return 'COMPANY_TOO_LONG';
    details.company = read;
    return null;
  },
  notes: ({ notes }, details) => {
    const read = normalizeText(notes ?? '', LIMITS.notesLength);
    if (read === null) return 'NOTES_TOO_LONG';
    details.notes = read;
    return null;
  },
  tags: ({ tags }, details) => {
    const read = normalizeTags(tags ?? []);
    if (read === null) return 'TAGS_INVALID';
    details.tags = read;
    return null;
  },
};
