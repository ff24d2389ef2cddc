import type { Tx } from '../../../db/tenant-db.ts';

interface ContactPair {
  readonly from: string;
  readonly to: string;
}

/**
 * Locks the campaigns that list the contact or lost a recipient in an earlier merge. Campaigns are locked before
 * recipients, as in every state change of a campaign.
 */
export const lockCampaigns = (tx: Tx, contactId: string) => tx.sql<object>`
  select from campaigns where ${contactId}::uuid = any(audience_ids)
    or id in (select (recipient ->> 'campaign_id')::uuid
      from contact_merges m cross join jsonb_array_elements(m.dropped_recipients) recipient where m.contact_id = ${contactId})
  order by id for update`;

/**
 * Replaces the merged contact by the kept contact in the audiences of all campaigns. Finished campaigns are included
 * because they can be copied.
 */
export async function mergeNamedContacts(tx: Tx, { from, to }: ContactPair) {
  const found = await tx.sql<{ id: string; both: boolean }>`
    update campaigns c set audience_ids = array(
      select name from unnest(array_replace(c.audience_ids, ${from}::uuid, ${to}::uuid)) with ordinality names (name, place)
      group by name order by min(place))
    from (select id, ${to}::uuid = any(audience_ids) as both from campaigns where ${from}::uuid = any(audience_ids)) was
    where c.id = was.id returning c.id, was.both`;
  const ids = (both: boolean) => found.filter((one) => one.both === both).map(({ id }) => id);
  return { campaignIds: ids(false), sharedCampaignIds: ids(true) };
}

interface UnmergeInput extends ContactPair {
  readonly campaignIds: readonly string[];
  readonly sharedCampaignIds: readonly string[];
}

/** Undoes `mergeNamedContacts`. An audience that no longer contains the kept contact is not changed. */
export async function unmergeNames(tx: Tx, { from, to, campaignIds, sharedCampaignIds }: UnmergeInput): Promise<void> {
  await tx.sql`
    update campaigns set audience_ids = array_replace(audience_ids, ${from}::uuid, ${to}::uuid)
     where id = any(${campaignIds}::uuid[])`;
  await tx.sql`
    update campaigns set audience_ids = array_append(audience_ids, ${to}::uuid)
     where id = any(${sharedCampaignIds}::uuid[]) and ${from}::uuid = any(audience_ids)`;
}
