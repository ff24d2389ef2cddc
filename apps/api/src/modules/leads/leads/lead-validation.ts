import {
  type LeadStatus,
  LIMITS,
  normalizeEmail,
  normalizeName,
  normalizeText,
  type RefusalCode,
} from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';
import type { Prisma } from '../../../db/generated/client.ts';

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
}

/** Validates and normalizes a lead, or returns the first refusal. Used by the public form, the API and manual entry. */
export function validateLead(input: LeadInput): ValidLead | { refusal: RefusalCode; field: string } {
  const name = normalizeName(input.name);
  if (!name) return { refusal: 'NAME_INVALID', field: 'name' };
  const phone = normalizePhone(input.phone);
  if (!phone) return { refusal: 'PHONE_INVALID', field: 'phone' };
  const email = input.email?.trim() ? normalizeEmail(input.email) : null;
  if (email === null && input.email?.trim()) return { refusal: 'EMAIL_INVALID', field: 'email' };
  const message = normalizeText(input.message ?? '', LIMITS.leadMessageLength);
  if (message === null) return { refusal: 'MESSAGE_TOO_LONG', field: 'message' };
  if (!input.consent) return { refusal: 'CONSENT_MISSING', field: 'consent' };
  return { name, phone, email, message };
}

export interface LeadChange {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly message?: string | null;
  readonly status?: LeadStatus | null;
}

type LeadUpdate = { data: Prisma.LeadUpdateInput } | { refusal: RefusalCode; field: string };

/** Validates and normalizes a change of a lead. Fields that are missing or null do not change. */
export function validateLeadChange(input: LeadChange): LeadUpdate {
  const data: Prisma.LeadUpdateInput = {};
  if (input.status) data.status = input.status;
  if (typeof input.name === 'string') {
    const name = normalizeName(input.name);
    if (!name) return { refusal: 'NAME_INVALID', field: 'name' };
    data.name = name;
  }
  if (typeof input.phone === 'string') {
    const phone = normalizePhone(input.phone);
    if (!phone) return { refusal: 'PHONE_INVALID', field: 'phone' };
    data.phone = phone;
  }
  if (typeof input.email === 'string') {
    data.email = input.email.trim() ? normalizeEmail(input.email) : null;
    if (data.email === null && input.email.trim()) return { refusal: 'EMAIL_INVALID', field: 'email' };
  }
  if (typeof input.message === 'string') {
    const message = normalizeText(input.message, LIMITS.leadMessageLength);
    if (message === null) return { refusal: 'MESSAGE_TOO_LONG', field: 'message' };
    data.message = message;
  }
  return { data };
}
