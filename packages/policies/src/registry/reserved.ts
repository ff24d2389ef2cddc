/**
 * Policies that the requirements name and no operation uses yet. No role, grant, invitation or key can hold them, and
 * no list shows them. A policy moves to the registry together with the first operation that requires it.
 */
export const RESERVED_POLICIES = [
  'billing.read',
  'billing.manage',
  'billing.admin',
  'review.read',
  'review.act',
  'surface.read',
  'surface.manage',
] as const;
