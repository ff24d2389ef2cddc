/**
 * Built-in roles, from the most to the least permissions. A custom role is a list of policies
 * (`PolicyHolder.customRole`).
 */
export const ROLE_NAMES = ['owner', 'admin', 'member', 'operator', 'agent', 'viewer'] as const;

export type RoleName = (typeof ROLE_NAMES)[number];

export const isRoleName = (name: string): name is RoleName => (ROLE_NAMES as readonly string[]).includes(name);
