import { LIMITS } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import { badInput } from '../../../errors/denials.ts';
import { allConditions, assertShown, maskColumn, raw, type Sql, sql } from '../../../query-compiler/index.ts';
import type { RecordType } from './external-data.ts';
import type { ExternalDataValues } from './external-data.validation.ts';

const ID_COLUMNS = { Lead: 'lead_id', Contact: 'contact_id', Booking: 'booking_id' } as const;

/**
 * SQL condition for the records with one of the external ids and with all metadata of a filter, or null if the filter
 * has neither. Throws FORBIDDEN if contact details are masked for the viewer.
 */
export function externalDataWhere(
  ability: AppAbility,
  type: RecordType,
  { externalIds, metadata }: ExternalDataValues,
): Sql | null {
  if (externalIds) assertShown(ability, 'ExternalId', 'externalId', 'externalIds');
  if (metadata) assertShown(ability, type, 'metadata', 'metadata');
  return allConditions(
    externalIds ? hasOneOf(type, externalIds) : null,
    metadata?.length ? hasAll(type, metadata) : null,
  );
}

function hasOneOf(type: RecordType, externalIds: NonNullable<ExternalDataValues['externalIds']>): Sql {
  if (externalIds.length > LIMITS.filterValues)
    throw badInput(`externalIds can have at most ${LIMITS.filterValues} items.`, 'externalIds');
  const wanted = externalIds.map(({ system, externalId }) => ({
    system,
    externalId: given(externalId, 'externalIds'),
  }));
  const column = raw(`x.${ID_COLUMNS[type]}`);
  return sql`id in (select (select ${column} from external_ids x
      where x.system = w.system and x.external_id = w."externalId" and ${column} is not null)
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w(system text, "externalId" text))`;
}

function hasAll(type: RecordType, metadata: NonNullable<ExternalDataValues['metadata']>): Sql {
  if (metadata.length > LIMITS.metadataKeys)
    throw badInput(`metadata can have at most ${LIMITS.metadataKeys} items.`, 'metadata');
  const entries = Object.fromEntries(metadata.map(({ key, value }) => [key, given(value, 'metadata')]));
  return sql`id in (select app.with_metadata(${raw(`'${type}'`)}, ${JSON.stringify(entries)}::jsonb))`;
}

function given(text: string | null | undefined, field: string): string {
  if (text == null) throw badInput(`${field} needs a value in each item of a filter.`, field);
  return text;
}

/** SQL expression for the external ids of the row `t` of an export as a JSON list, sorted by system. */
export const externalIdsJson = (ability: AppAbility, type: RecordType): Sql =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('system', x.system, 'externalId', ${maskColumn(ability, 'ExternalId', 'externalId', 'x')}) order by x.system), '[]')
    from external_ids x where x.workspace_id = t.workspace_id and ${raw(`x.${ID_COLUMNS[type]}`)} = t.id)`;
