import { t } from '@lingui/core/macro';
import { formatDateTime } from '../../lib/dates.ts';

interface Setting {
  expiresAt: string | null;
  grantedByName?: string;
}

interface Texts {
  alone: string;
  by: (name: string) => string;
  until: (end: string) => string;
  byUntil: (name: string, end: string) => string;
}

const TEXTS = {
  ALLOWED: {
    alone: t`Allowed, granted`,
    by: (name) => t`Allowed, granted by ${name}`,
    until: (end) => t`Allowed, granted until ${end}`,
    byUntil: (name, end) => t`Allowed, granted by ${name} until ${end}`,
  },
  GRANTED: {
    alone: t`Granted`,
    by: (name) => t`Granted by ${name}`,
    until: (end) => t`Granted until ${end}`,
    byUntil: (name, end) => t`Granted by ${name} until ${end}`,
  },
  DENIED: {
    alone: t`Denied`,
    by: (name) => t`Denied by ${name}`,
    until: (end) => t`Denied until ${end}`,
    byUntil: (name, end) => t`Denied by ${name} until ${end}`,
  },
  DENIED_TO_MEMBER: {
    alone: t`Denied to this member`,
    by: (name) => t`Denied to this member by ${name}`,
    until: (end) => t`Denied to this member until ${end}`,
    byUntil: (name, end) => t`Denied to this member by ${name} until ${end}`,
  },
} satisfies Record<string, Texts>;

/**
 * Returns a text that says that a policy is granted or denied, by which member, and until when. Omits the member if
 * unknown, and the end if the setting does not expire.
 */
export function grantText(kind: keyof typeof TEXTS, setting: Setting | undefined): string {
  const { alone, by, until, byUntil } = TEXTS[kind];
  const name = setting?.grantedByName;
  const end = setting?.expiresAt ? formatDateTime(setting.expiresAt) : null;
  if (name) return end ? byUntil(name, end) : by(name);
  return end ? until(end) : alone;
}
