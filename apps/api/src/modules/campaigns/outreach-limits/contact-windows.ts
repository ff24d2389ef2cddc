import {
  type ContactWindow,
  DEFAULT_DIAL_POLICY,
  type DialPolicy,
  isTimeZone,
  localTime,
  nextContactTime,
  type OutreachKind,
  type UnreachedAction,
} from '@frontdesk/domain';
import geo from 'libphonenumber-geo-carrier';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Services } from '../../../auth/context.ts';
import type { OutreachLimitsRow } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';

type StoredWindows = Pick<OutreachLimitsRow, 'messageFrom' | 'messageUntil' | 'callFrom' | 'callUntil'>;

/** Returns the contact windows of the workspace. A window that is not set has the default value. */
export const windowsOf = (
  stored: StoredWindows | null,
  initial: ContactWindow,
): Record<OutreachKind, ContactWindow> => ({
  GREETING: windowOf(stored?.messageFrom, stored?.messageUntil) ?? initial,
  CALL: windowOf(stored?.callFrom, stored?.callUntil) ?? initial,
});

const windowOf = (from?: number | null, until?: number | null): ContactWindow | null =>
  from == null || until == null ? null : { from, until };

/** Reads the contact windows of the workspace. */
export const contactWindows = async (tx: Tx, services: Pick<Services, 'contactWindow'>) =>
  windowsOf(await tx.outreachLimitsRow.findFirst(), services.contactWindow);

export type ContactClock = Pick<Services, 'clock' | 'contactWindow'>;

interface FirstContact {
  readonly kind: OutreachKind;
  /** Phone number of the contact in E.164 format. */
  readonly phone: string;
}

interface ContactTime {
  /** Earliest time at which the contact can be contacted. The current time if the contact window is open. */
  readonly at: Date;
  readonly isNow: boolean;
  /** First time zone of the phone number's area. If there is none, the workspace's time zone. */
  readonly zone: string;
}

/**
 * Returns the earliest time at which a first message can be sent to a contact, or a contact can be called. The contact
 * window must be open in every time zone of the phone number's area.
 */
export async function findContactTime(
  tx: Tx,
  services: ContactClock,
  { kind, phone }: FirstContact,
): Promise<ContactTime> {
  const window = (await contactWindows(tx, services))[kind];
  const { timezone: fallback } = await tx.workspace.findFirstOrThrow({ select: { timezone: true } });
  const zones = await zonesOfNumber(phone);
  const now = services.clock();
  const at = nextContactTime(window, { zones, fallback }, now);
  return { at, isNow: at.getTime() === now.getTime(), zone: zones[0] ?? fallback };
}

/**
 * Returns a refusal for a first message or call outside the contact window. Returns null inside the window, or if
 * `isConfirmed` is true.
 */
export async function checkContactWindow(
  tx: Tx,
  services: ContactClock,
  contact: FirstContact & { readonly isConfirmed: boolean },
): Promise<Refused | null> {
  if (contact.isConfirmed) return null;
  const { at, isNow, zone } = await findContactTime(tx, services, contact);
  if (isNow) return null;
  const [now, opens] = [localTime(services.clock(), zone), localTime(at, zone)].map((local) => local.slice(11));
  const verb = contact.kind === 'CALL' ? 'Calls' : 'First messages';
  return refused(
    'OUTSIDE_CONTACT_WINDOW',
    null,
    `It is ${now} for this contact. ${verb} are allowed from ${opens}. Confirm to contact the person anyway.`,
  );
}

/**
 * Returns the IANA time zones of the phone number's area. Returns no time zones for phone numbers without an area, such
 * as satellite numbers.
 */
export async function zonesOfNumber(phone: string): Promise<readonly string[]> {
  const number = parsePhoneNumberFromString(phone, { extract: false });
  const zones = (number && (await geo.timezones(number))) ?? [];
  return zones.filter(isTimeZone);
}

/** Returns the rules for repeated calls to a lead. Values that the workspace has not set have their default value. */
export const readDialPolicy = async (tx: Tx): Promise<DialPolicy> =>
  dialPolicyOf(await tx.outreachLimitsRow.findFirst());

export const dialPolicyOf = (
  stored: Pick<OutreachLimitsRow, 'dialAttempts' | 'redialMinutes' | 'voicemailMessage' | 'whenUnreached'> | null,
): DialPolicy => ({
  attempts: stored?.dialAttempts ?? DEFAULT_DIAL_POLICY.attempts,
  spacingMinutes: stored?.redialMinutes ?? DEFAULT_DIAL_POLICY.spacingMinutes,
  voicemailMessage: stored?.voicemailMessage ?? DEFAULT_DIAL_POLICY.voicemailMessage,
  whenUnreached: (stored?.whenUnreached as UnreachedAction | null | undefined) ?? DEFAULT_DIAL_POLICY.whenUnreached,
});
