import { LIMITS } from './limits.ts';

/** Slugs reserved for current and future paths of Frontdesk. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'account',
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'billing',
  'docs',
  'form',
  'forms',
  'frontdesk',
  'graphql',
  'healthz',
  'help',
  'login',
  'mailbox',
  'metrics',
  'new',
  'null',
  'platform',
  'playground',
  'readyz',
  'register',
  'settings',
  'sign-in',
  'sign-out',
  'status',
  'support',
  'undefined',
  'users',
  'webhooks',
  'workspace',
  'workspaces',
  'www',
]);

const SHAPE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Proposes a slug for a name, for example `cafe-deja-vu` for `Café Déjà Vu`. It can be shorter than the minimum length,
 * and is empty if no character of the name can be used.
 */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LIMITS.slugMaxLength)
    .replace(/^-+|-+$/g, '');
}

export type SlugError = 'TOO_SHORT' | 'TOO_LONG' | 'SHAPE' | 'RESERVED';

/** Returns the problem of a slug, or null if the slug is valid. */
export function slugError(slug: string): SlugError | null {
  if (slug.length < LIMITS.slugMinLength) return 'TOO_SHORT';
  if (slug.length > LIMITS.slugMaxLength) return 'TOO_LONG';
  if (!SHAPE.test(slug)) return 'SHAPE';
  if (RESERVED_SLUGS.has(slug)) return 'RESERVED';
  return null;
}

/** Returns whether a text has the format of a slug. A text in another format is never the slug of a workspace. */
export const isSlug = (text: string): boolean => text.length <= LIMITS.slugMaxLength && SHAPE.test(text);

export const SLUG_ERROR_MESSAGES: Record<SlugError, string> = {
  TOO_SHORT: `A slug has at least ${LIMITS.slugMinLength} characters.`,
  TOO_LONG: `A slug has at most ${LIMITS.slugMaxLength} characters.`,
  SHAPE: 'Use lower-case letters, digits and single hyphens.',
  RESERVED: 'This slug is reserved. Choose another.',
};
