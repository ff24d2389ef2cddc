import { CAMPAIGNS } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../context/context.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { badInput } from '../../errors/denials.ts';
import { join, raw, type Sql, sql } from '../../reads/index.ts';
import { askedBy, type ContactSelection, selectedContacts } from '../contacts/index.ts';

/** Who is meant, and who of them is left out. */
export interface Audience {
  readonly filter: ContactSelection | null;
  readonly ids: readonly string[];
  readonly consentRequired: boolean;
  readonly messagedWithinDays: number | null;
}

type Viewer = Pick<WorkspaceContext, 'services'> & { readonly ability: AppAbility };

/** Neither a filter nor names is nobody yet. */
export const isNamed = ({ filter, ids }: Pick<Audience, 'filter' | 'ids'>): boolean =>
  filter !== null || ids.length > 0;

/** The contacts that are meant, as far as whoever asks may read them. The table's name is `t`. */
export const meant = (ctx: WorkspaceContext, { filter, ids }: Audience): Sql =>
  isNamed({ filter, ids }) ? selectedContacts({ ctx }, { filter, ids: filter ? null : ids }) : raw('false');

/**
 * What becomes of a contact `t`: RECEIVES, or why not. Opted out and blocked are always left out. What was sent to them earlier by the
 * same campaign does not keep it from being sent again.
 */
export function outcomeOf(
  { services }: Pick<Viewer, 'services'>,
  { consentRequired, messagedWithinDays }: Rules,
  earlierIds: readonly string[] = [],
): Sql {
  const cases = [
    raw(`when t.blocked_at is not null then 'BLOCKED'`),
    raw(
      `when exists (select from opt_outs o where o.workspace_id = t.workspace_id and o.contact_id = t.id) then 'OPTED_OUT'`,
    ),
  ];
  if (consentRequired) cases.push(raw(`when t.consent_at is null then 'NO_CONSENT'`));
  if (messagedWithinDays !== null) {
    const since = new Date(services.clock().getTime() - messagedWithinDays * DAY_MS).toISOString();
    cases.push(sql`when t.id in (select v.contact_id from messages m
      join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      where m.direction = 'OUT' and m.status not in ('FAILED', 'SUPPRESSED') and m.sent_at > ${since}::timestamptz
        and m.id <> all(${earlierIds}::uuid[]))
      then 'MESSAGED_LATELY'`);
  }
  return sql`case ${join(cases, ' ')} else 'RECEIVES' end`;
}

type Rules = Pick<Audience, 'consentRequired' | 'messagedWithinDays'>;
const DAY_MS = 86_400_000;

/** How many will receive it. */
export async function countReceivers(tx: Tx, ctx: WorkspaceContext, audience: Audience): Promise<number> {
  const query = sql`select count(*)::int as count from contacts t
    where ${meant(ctx, audience)} and ${outcomeOf(ctx, audience)} = 'RECEIVES'`;
  const [row] = await tx.run<{ count: number }>(askedBy(query, ctx));
  return row?.count ?? 0;
}

/** What a preview asks, held to the same bounds as what is kept. */
export function askedAudience(asked: Audience): Audience {
  if (asked.ids.length > CAMPAIGNS.contactsMax) throw badInput('Too many contacts are named.', 'contactIds');
  const days = asked.messagedWithinDays;
  if (days !== null && (days < 1 || days > CAMPAIGNS.messagedWithinDaysMax))
    throw badInput('messagedWithinDays is between 1 and 365.', 'messagedWithinDays');
  return asked;
}
