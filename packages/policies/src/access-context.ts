import type { RoleName } from './role-names.ts';

/** Who somebody is in one workspace, right now: all that the rules may look at. Membership was resolved before. */
export interface AnyAccessContext<Key extends string = string> {
  kind: 'member' | 'api_key' | 'support';
  /** Of the member, of the member who created the key, or of the one who let support in. */
  role: RoleName;
  /** Effective policies; for a key those that remain within its scopes. */
  policies: ReadonlySet<Key>;
  memberId: string;
  userId: string;
  apiKeyId?: string;
  /** Of support alone; left out, they only look. */
  supportLevel?: 'READ' | 'CHANGE';
  /** Phone and e-mail stay masked for this member, and for the keys this member creates. */
  maskContactDetails?: boolean;
  /** This member reaches only the conversations assigned to them. */
  assignedConversationsOnly?: boolean;
  /** The user's global role; it opens nothing in a workspace except what `billing.admin` adds to it. */
  globalRole?: 'ADMIN' | 'USER';
}

/** An id that is missing would turn "mine" into "nobody's", or into everything; so it is refused before a rule is made. */
export function assertAccessContext(context: AnyAccessContext): void {
  for (const field of ['memberId', 'userId'] as const) {
    const id: unknown = context[field];
    if (typeof id !== 'string' || id === '') throw new TypeError(`A standing needs its ${field}.`);
  }
}
