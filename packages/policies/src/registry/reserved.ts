/**
 * Policies that the requirements name but no operation uses yet. They cannot be granted and are not shown. A policy
 * moves to the registry together with the first operation that requires it.
 */
export const RESERVED_POLICIES = [] as const;
