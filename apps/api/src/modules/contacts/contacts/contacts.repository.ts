import type { Contact } from '../../../db/generated/client.ts';
import { lockRow } from '../../../db/lock.ts';
import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Contact with the assignees of its conversations, which policies compare for members who are restricted to assigned
 * conversations.
 */
export type ContactRow = Contact & { readonly conversations: readonly { readonly assigneeId: string | null }[] };

export const lockContact = (tx: Tx, id: string) => lockRow<ContactRow>(tx, 'Contact', id, CONVERSATIONS);

const CONVERSATIONS = `,
  (select coalesce(json_agg(json_build_object('assigneeId', c.assignee_id)), '[]') from conversations c
    where c.workspace_id = contacts.workspace_id and c.contact_id = contacts.id) as conversations`;

/**
 * Returns the country that is assumed for phone numbers without a country code. Returns undefined if the workspace has
 * none.
 */
export async function defaultCountry(tx: Tx): Promise<string | undefined> {
  const { defaultCountry: country } = await tx.workspace.findFirstOrThrow({ select: { defaultCountry: true } });
  return country ?? undefined;
}
