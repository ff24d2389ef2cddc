import { CAMPAIGNS } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { badInput } from '../../../errors/denials.ts';
import { join, raw, type Sql, sql } from '../../../query-compiler/index.ts';
import { askedBy, type ContactConditions, selectedContacts } from '../../contacts/contacts/index.ts';

/** Contacts selected for a campaign, with the rules that exclude some of them. */
export interface AudienceSelection {
  readonly filter: ContactConditions | null;
  readonly ids: readonly string[];
  readonly consentRequired: boolean;
  readonly messagedWithinDays: number | null;
}

type Viewer = Pick<WorkspaceContext, 'services'> & { readonly ability: AppAbility };

/** Returns false if neither a filter nor contact ids are set, in which case the audience is empty. */
export const isExplicitSelection = ({ filter, ids }: Pick<AudienceSelection, 'filter' | 'ids'>): boolean =>
  filter !== null || ids.length > 0;

/**
 * SQL condition that is true if the contact `t` is selected by the audience and readable by the API caller. False for
 * an audience without a selection.
 */
export const audienceSql = (ctx: WorkspaceContext, { filter, ids }: AudienceSelection): Sql =>
  isExplicitSelection({ filter, ids }) ? selectedContacts({ ctx }, { filter, ids: filter ? null : ids }) : raw('false');

/** SQL expression that returns INCLUDED for a contact `t`, or the reason why the contact is excluded. */
export const outcomeOf = ({ services }: Pick<Viewer, 'services'>, rules: AudienceRules): Sql =>
  outcomeWhere(
    rules,
    // The subquery does not depend on the contact, so PostgreSQL runs it once for the whole audience.
    (days) => sql`t.id in (select v.contact_id from messages m
      join conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
      where ${isRecentlyMessaged(services, days)})`,
  );

interface RecipientCheck {
  readonly contactId: string;
  /** Ids of earlier messages of this campaign to the contact. In a resend, they do not count as recent messages. */
  readonly previousMessageIds: readonly string[];
}

/**
 * Returns the result of `outcomeOf` for a single contact. Reads only this contact's messages instead of all recent
 * messages.
 */
export const recipientOutcome = (
  { services }: Pick<Viewer, 'services'>,
  rules: AudienceRules,
  { contactId, previousMessageIds }: RecipientCheck,
): Sql => {
  const outcome = outcomeWhere(
    rules,
    (days) => sql`exists (select from conversations v
      join messages m on m.workspace_id = v.workspace_id and m.conversation_id = v.id
      where v.workspace_id = t.workspace_id and v.contact_id = t.id and ${isRecentlyMessaged(services, days)}
        and m.id <> all(${previousMessageIds}::uuid[]))`,
  );
  return sql`select ${outcome} as outcome from contacts t where t.id = ${contactId}::uuid`;
};

/**
 * SQL condition that is true if the message `m` is outbound, was sent by the workspace within the last `days` days, and was neither
 * suppressed nor failed.
 */
function isRecentlyMessaged({ clock }: WorkspaceContext['services'], days: number): Sql {
  const since = new Date(clock().getTime() - days * DAY_MS).toISOString();
  return sql`m.direction = 'OUT' and m.imported_at is null and m.status not in ('FAILED', 'SUPPRESSED') and m.sent_at > ${since}::timestamptz`;
}

/** SQL CASE expression that contains the exclusion rules. Opted-out and blocked contacts are always excluded. */
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
  if (messagedWithinDays !== null) cases.push(sql`when ${wasWrittenTo(messagedWithinDays)} then 'RECENTLY_MESSAGED'`);
  return sql`case ${join(cases, ' ')} else 'INCLUDED' end`;
}

type AudienceRules = Pick<AudienceSelection, 'consentRequired' | 'messagedWithinDays'>;
const DAY_MS = 86_400_000;

/** Counts the contacts that the API caller can read and that would currently receive the message. */
export async function countReceivers(tx: Tx, ctx: WorkspaceContext, audience: AudienceSelection): Promise<number> {
  const query = sql`select count(*)::int as count from contacts t
    where ${audienceSql(ctx, audience)} and ${outcomeOf(ctx, audience)} = 'INCLUDED'`;
  const [row] = await tx.run<{ count: number }>(askedBy(query, ctx));
  return row?.count ?? 0;
}

/**
 * Validates the audience of a preview against the limits for stored campaigns. Throws VALIDATION_FAILED if a limit is
 * exceeded.
 */
export function validateAudience(asked: AudienceSelection): AudienceSelection {
  if (asked.ids.length > CAMPAIGNS.contactsMax) throw badInput('Too many contacts are selected.', 'contactIds');
  const days = asked.messagedWithinDays;
  if (days !== null && (days < 1 || days > CAMPAIGNS.messagedWithinDaysMax))
    throw badInput('messagedWithinDays must be between 1 and 365.', 'messagedWithinDays');
  return asked;
}
