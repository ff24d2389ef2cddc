import { LIMITS, normalizeName, type ViewVisibility } from '@frontdesk/domain';
import { type Refused, refused } from '../../../errors/refused.ts';

export interface SavedViewInput {
  readonly name: string;
  readonly query: string;
  readonly visibility: ViewVisibility;
}

// Characters of URLSearchParams. Without `:`, `/` and `\` it cannot contain a scheme, host or path.
const QUERY = /^[\w.*+%&=~-]*$/;

/** Validates a view for storage. */
export function validateView({ name, query, visibility }: SavedViewInput): SavedViewInput | Refused {
  const normalized = normalizeName(name);
  if (!normalized) return refused('NAME_INVALID', 'name');
  if (query.length > LIMITS.viewAddressLength || !QUERY.test(query)) return refused('VIEW_INVALID', 'query');
  return { name: normalized, query, visibility };
}
