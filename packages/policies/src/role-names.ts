/** Built-in roles in descending order. Custom roles are lists of policies (`Person.customRole`). */
export const ROLE_NAMES = ['owner', 'admin', 'member', 'operator', 'agent', 'viewer'] as const;

export type RoleName = (typeof ROLE_NAMES)[number];

export const isRoleName = (name: string): name is RoleName => (ROLE_NAMES as readonly string[]).includes(name);
