/** Built-in roles. A custom role is a list of policies (`PolicyHolder.customRole`). */
export const ROLE_NAMES = ['owner', 'admin', 'member', 'operator', 'agent', 'viewer'] as const;

export type RoleName = (typeof ROLE_NAMES)[number];

export const isRoleName = (name: string): name is RoleName => (ROLE_NAMES as readonly string[]).includes(name);

/** Data about an API caller in one workspace that the rules need. The membership has already been checked. */
export interface AnyAccessContext<Key extends string = string> {
  kind: 'member' | 'api_key' | 'support';
  /**
   * Role of the member, of the key's creator, or of the member who granted support access. `viewer` for the key of a
   * service account.
   */
  role: RoleName;
  /** Effective policies. For an API key, only the policies within its scopes. */
  policies: ReadonlySet<Key>;
  memberId: string;
  userId: string;
  apiKeyId?: string;
  /** Level of a support session. If omitted, the session is read-only. */
  supportLevel?: 'READ' | 'CHANGE';
  /** Whether phone numbers and email addresses are masked for this member and the member's API keys. */
  maskContactDetails?: boolean;
  /** Whether the member can access only conversations that are assigned to the member. */
  assignedConversationsOnly?: boolean;
  /** Global role of the user. It grants no permission within a workspace (WC-35). */
  globalRole?: 'ADMIN' | 'USER';
}

/** Throws an error if `memberId` or `userId` is missing, because a condition on undefined could match every row. */
export function assertAccessContext(context: AnyAccessContext): void {
  for (const field of ['memberId', 'userId'] as const) {
    const id: unknown = context[field];
    if (typeof id !== 'string' || id === '') throw new TypeError(`An access context needs its ${field}.`);
  }
}
