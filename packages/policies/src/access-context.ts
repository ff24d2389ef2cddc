import type { RoleName } from './role-names.ts';

/** Access context of a caller in one workspace: everything that rules can use. The membership is already resolved. */
export interface AnyAccessContext<Key extends string = string> {
  kind: 'member' | 'api_key' | 'support';
  /** Role of the member, of the key's creator, or of the member who granted support access. */
  role: RoleName;
  /** Effective policies; for a key those within its scopes. */
  policies: ReadonlySet<Key>;
  memberId: string;
  userId: string;
  apiKeyId?: string;
  /** Level of a support session. Absent: read only. */
  supportLevel?: 'READ' | 'CHANGE';
  /** Phone numbers and email addresses are masked for this member and the member's API keys. */
  maskContactDetails?: boolean;
  /** Restricts the member to conversations assigned to them. */
  assignedConversationsOnly?: boolean;
  /** Global role of the user. Inside a workspace it only enables `billing.admin`. */
  globalRole?: 'ADMIN' | 'USER';
}

/** Rejects missing ids before rules are built, because a condition on undefined would match nothing or everything. */
export function assertAccessContext(context: AnyAccessContext): void {
  for (const field of ['memberId', 'userId'] as const) {
    const id: unknown = context[field];
    if (typeof id !== 'string' || id === '') throw new TypeError(`An access context needs its ${field}.`);
  }
}
