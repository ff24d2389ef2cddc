import {
  type FormAnswer,
  type FormLanguage,
  type LeadStatus,
  LIMITS,
  normalizeEmail,
  normalizeName,
  normalizeReference,
  normalizeText,
} from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';
import type { Prisma } from '../../../db/generated/client.ts';
import { isRefused, type Refused, refused, validFields } from '../../../errors/refused.ts';
import type { ExternalData } from '../../contacts/external-data/index.ts';

export interface LeadInput {
  readonly name: string;
  readonly phone: string;
  readonly email?: string | null;
  readonly message?: string | null;
  readonly consent: boolean;
}

export interface ValidLead {
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly message: string;
  /** Id of the lead in an external system. Null or undefined if there is none. */
  readonly externalId?: string | null;
  /** External ids, which the caller has claimed, and metadata. Undefined if there are none. */
  readonly external?: ExternalData;
  /** Data submitted with the lead form. Undefined if the lead did not use the form. */
  readonly form?: SubmittedForm;
}

export interface SubmittedForm {
  /** Id of the form version. Null for the built-in form. */
  readonly formVersionId: string | null;
  readonly formLanguage: FormLanguage;
  readonly formAnswers: readonly FormAnswer[];
  readonly formParameters: Readonly<Record<string, string>>;
}

/**
 * Validates and normalizes a lead. Returns a refusal with one error per invalid field. Used for the public form, the
 * API and manual entry.
 */
export function validateLead(input: LeadInput): ValidLead | Refused {
  const lead = validFields({
    name: validName(input.name),
    phone: validPhone(input.phone),
    email: validEmail(input.email ?? ''),
    message: validMessage(input.message ?? ''),
    consent: input.consent || refused('CONSENT_MISSING', 'consent'),
  });
  if (isRefused(lead)) return lead;
  const { consent: _given, ...details } = lead;
  return details;
}

export interface LeadChange {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly message?: string | null;
  readonly status?: LeadStatus | null;
}

/** Validates and normalizes a change of a lead. Fields that are omitted or null are not changed. */
export function validateLeadChange({
  status,
  name,
  phone,
  email,
  message,
}: LeadChange): Prisma.LeadUpdateInput | Refused {
  return validFields({
    ...(status && { status }),
    ...(typeof name === 'string' && { name: validName(name) }),
    ...(typeof phone === 'string' && { phone: validPhone(phone) }),
    ...(typeof email === 'string' && { email: validEmail(email) }),
    ...(typeof message === 'string' && { message: validMessage(message) }),
  });
}

const validName = (text: string) => normalizeName(text) || refused('NAME_INVALID', 'name');

const validPhone = (text: string) => normalizePhone(text) ?? refused('PHONE_INVALID', 'phone');

/** Validates an email address. Returns null for an empty string. */
const validEmail = (text: string) =>
  text.trim() === '' ? null : (normalizeEmail(text) ?? refused('EMAIL_INVALID', 'email'));

/** Validates the lead's id in an external system. Returns null for an empty string. */
export const validExternalId = (text: string) =>
  text.trim() === ''
    ? null
    : (normalizeReference(text, LIMITS.externalIdLength) ?? refused('EXTERNAL_ID_INVALID', 'externalId'));

export const validMessage = (text: string) =>
  normalizeText(text, LIMITS.leadMessageLength) ?? refused('MESSAGE_TOO_LONG', 'message');
