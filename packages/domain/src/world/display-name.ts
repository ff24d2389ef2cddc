import { LIMITS } from '../limits.ts';
import type { WorldState } from './project.ts';

/**
 * Returns the display name of an entity, which is the purpose for an appointment. Returns an empty text if no name is
 * known.
 */
export function displayNameOf(state: WorldState): string {
  const valueOf = (name: string) => oneLine(state.get(name)?.value ?? '');
  const first = (names: readonly string[]) => names.map(valueOf).find(Boolean) ?? '';
  const name = first(NAMES) || PARTS.map(first).filter(Boolean).join(' ') || valueOf('service');
  return [...name].slice(0, LIMITS.nameLength).join('');
}

const NAMES = ['name', 'displayName', 'display_name', 'fullName', 'full_name', 'title'];
const PARTS = [
  ['givenName', 'given_name', 'firstName', 'first_name'],
  ['familyName', 'family_name', 'lastName', 'last_name'],
];

const oneLine = (value: string | number | boolean): string => String(value).replace(/\s+/gu, ' ').trim();
