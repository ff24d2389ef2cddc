import { CAMPAIGNS } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../auth/context.ts';
import type { Tx } from '../../db/tenant-db.ts';
import { badInput } from '../../errors/denials.ts';
import { join, raw, type Sql, sql } from '../../query-compiler/index.ts';
import { askedBy, type ContactSelection, selectedContacts } from '../contacts/index.ts';

/** Who is meant, and who of them is left out. */
export interface CampaignAudience {
  readonly filter: ContactSelection | null;
  readonly ids: readonly string[];
  readonly consentRequired: boolean;
  readonly messagedWithinDays: number | null;
}

type Viewer = Pick<WorkspaceContext, 'services'> & { readonly ability: AppAbility };

/** Neither a filter nor names is nobody yet. */
export const isExplicitSelection = ({ filter, ids }: Pick<CampaignAudience, 'filter' | 'ids'>): boolean =>
  filter !== null || ids.length > 0;

/** The contacts that are meant, as far as whoever asks may read them. The table's name is `t`. */
export const audienceSql = (ctx: WorkspaceContext, { filter, ids }: CampaignAudience): Sql =>
  isExplicitSelection({ filter, ids }) ? selectedContacts({ ctx }, { filter, ids: filter ? null : ids }) : raw('false');

/** What becomes of a contact `t`, of however many: RECEIVES, or why not. */
export const outcomeOf = ({ services }: Pick<Viewer, 'services'>, rules: AudienceRules): Sql =>
  outcomeWhere(
    rules,
    // Whom anything was sent to is found once, for all of them.
    (days) => sql`t.id in (select v.contact_id from messages m
      join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      where ${isRecentlyMessaged(services, days)})`,
  );

interface RecipientCheck {
  readonly contactId: string;
  /** What was sent to them earlier by the same campaign does not keep it from being sent again. */
  readonly earlierIds: readonly string[];
}

/** What becomes of one person. A hundred thousand are asked about one after the other: each by what was sent to themselves. */
export const recipientOutcome = (
  { services }: Pick<Viewer, 'services'>,
  rules: AudienceRules,
  { contactId, earlierIds }: RecipientCheck,
): Sql => {
  const outcome = outcomeWhere(
    rules,
    (days) => sql`exists (select from conversations v
      join messages m on m.workspace_id = v.workspace_id and m.conversation_id = v.id
      where v.workspace_id = t.workspace_id and v.contact_id = t.id and ${isRecentlyMessaged(services, days)}
        and m.id <> all(${earlierIds}::uuid[]))`,
  );
  return sql`select ${outcome} as outcome from contacts t where t.id = ${contactId}::uuid`;
};

/** A message `m` that went out in the last so many days. */
function isRecentlyMessaged({ clock }: WorkspaceContext['services'], days: number): Sql {
  const since = new Date(clock().getTime() - days * DAY_MS).toISOString();
  return sql`m.direction = 'OUT' and m.status not in ('FAILED', 'SUPPRESSED') and m.sent_at > ${since}::timestamptz`;
}

/** Opted out and blocked are always left out. */
function outcomeWhere(
  { consentRequired, messagedWithinDays }: AudienceRules,
  wasWrittenTo: (days: number) => Sql,
): Sql {
  const cases = [
    raw(`when t.blocked_at is not null then 'BLOCKED'`),
    raw(
      `when exists (select from opt_outs o where o.workspace_id = t.workspace_id and o.contact_id = t.id) then 'OPTED_OUT'`,
    ),
  ];
  if (consentRequired) cases.push(raw(`when t.consent_at is null then 'NO_CONSENT'`));
  if (messagedWithinDays !== null) cases.push(sql`when ${wasWrittenTo(messagedWithinDays)} then 'MESSAGED_LATELY'`);
  return sql`case ${join(cases, ' ')} else 'RECEIVES' end`;
}

type AudienceRules = Pick<CampaignAudience, 'consentRequired' | 'messagedWithinDays'>;
const DAY_MS = 86_400_000;

/** How many will receive it. */
export async function countReceivers(tx: Tx, ctx: WorkspaceContext, audience: CampaignAudience): Promise<number> {
  const query = sql`select count(*)::int as count from contacts t
    where ${audienceSql(ctx, audience)} and ${outcomeOf(ctx, audience)} = 'RECEIVES'`;
  const [row] = await tx.run<{ count: number }>(askedBy(query, ctx));
  return row?.count ?? 0;
}

/** What a preview asks, held to the same bounds as what is kept. */
export function validateAudience(asked: CampaignAudience): CampaignAudience {
  if (asked.ids.length > CAMPAIGNS.contactsMax) throw badInput('Too many contacts are named.', 'contactIds');
  const days = asked.messagedWithinDays;
  if (days !== null && (days < 1 || days > CAMPAIGNS.messagedWithinDaysMax))
    throw badInput('messagedWithinDays is between 1 and 365.', 'messagedWithinDays');
  return asked;
}
