import { LIMITS, normalizeText, type TemplateStatus } from '@frontdesk/domain';
import { isUuid } from '../../../db/uuid.ts';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, isOneOf, patternContaining, raw, type Sql, sql } from '../../../query-compiler/index.ts';

export interface TemplateFilter {
  readonly search?: string | null;
  readonly statuses?: readonly TemplateStatus[] | null;
  readonly conversationId?: string | null;
}

/** SQL condition of a template filter. Excludes templates that were removed at the provider. */
export const templatesWhere = ({ search, statuses, conversationId }: TemplateFilter): Sql | null =>
  allConditions(
    raw('removed_at is null'),
    isOneOf('status', statuses),
    matchesText(search ?? ''),
    conversationId ? isUsableIn(conversationId) : null,
  );

function matchesText(search: string): Sql | null {
  const text = normalizeText(search, LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  if (text === '') return null;
  const pattern = patternContaining(text);
  return sql`(name ilike ${pattern} or body ilike ${pattern})`;
}

/** Condition for the templates of the account to which the conversation's phone number belongs. */
const isUsableIn = (conversationId: string): Sql =>
  isUuid(conversationId)
    ? sql`(provider, account_id) in (
        select coalesce(nullif(p.provider, 'VAPI'), 'TWILIO'), case p.provider when 'WHATSAPP_CLOUD' then p.business_account_id else i.account_sid end
        from conversations v
        left join phone_configs p on p.workspace_id = v.workspace_id and p.id = v.phone_config_id
        left join integrations i on i.workspace_id = v.workspace_id and i.provider = 'TWILIO'
        where v.id = ${conversationId}::uuid)`
    : raw('false');
