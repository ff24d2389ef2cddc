import { LIMITS, normalizeEmail, normalizeName, normalizeTags, normalizeText } from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';
import { type Refused, refused, validFields } from '../../../errors/refused.ts';

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

/**
 * Validates and normalizes the fields of a contact. Returns a refusal with one error per invalid field. Used by
 * mutations and imports.
 */
export function validateContact(input: ContactInput, country: string | undefined): ContactDetails | Refused {
  const { name, phone, email, company, notes, tags } = input;
  return validFields({
    ...(name != null && { name: normalizeName(name) ?? refused('NAME_INVALID', 'name') }),
    ...(phone != null && { phone: normalizePhone(phone, country) ?? refused('PHONE_INVALID', 'phone') }),
    ...(email != null && { email: validEmail(email) }),
    ...(company != null && { company: validCompany(company) }),
    ...(notes != null && { notes: normalizeText(notes, LIMITS.notesLength) ?? refused('NOTES_TOO_LONG', 'notes') }),
    ...(tags != null && { tags: normalizeTags(tags) ?? refused('TAGS_INVALID', 'tags') }),
  });
}

/** Validates an email address. Returns null for an empty string. */
const validEmail = (text: string) =>
  text.trim() === '' ? null : (normalizeEmail(text) ?? refused('EMAIL_INVALID', 'email'));

const validCompany = (text: string) =>
  normalizeText(text.replace(/\s+/g, ' '), LIMITS.companyLength) ?? refused('COMPANY_TOO_LONG', 'company');
