import { allConditions, maskColumn, raw, readableRows, sql } from '../../../query-compiler/index.ts';
import { type ExportDefinition, type ExportSection, timeColumn } from '../../platform/exports/index.ts';
import type { EntityFilter } from './graphql/world-filters.ts';
import { entitiesWhere, eventSourceName, isCurrentFieldSql } from './world-model.reads.ts';

/** Fields of entities in an export, one row per field. docs/exports.md documents the columns. */
const entityFieldRows: ExportSection<EntityFilter> = {
  table: 'entity_fields',
  order: [
    ['entity_id', 'uuid'],
    ['id', 'uuid'],
  ],
  where: ({ ability }, filter) => {
    const matching = allConditions(entitiesWhere({ ability }, filter), readableRows(ability, 'Entity', 'entities'));
    return sql`t.kind <> 'NONE' and t.entity_id in (select id from entities where ${matching ?? raw('true')})`;
  },
  columns: (ability) => [
    { name: 'record_id', value: raw('t.entity_id') },
    { name: 'record_type', value: ofEntity(raw('x.type')) },
    { name: 'record_name', value: ofEntity(maskColumn(ability, 'Entity', 'displayName', 'x')) },
    { name: 'contact_id', value: ofEntity(raw('x.contact_id')) },
    { name: 'field', value: raw('t.name') },
    { name: 'kind', value: raw('t.kind') },
    { name: 'value', value: maskColumn(ability, 'EntityField', 'value', 't') },
    { name: 'confidence_percent', value: raw('round(t.confidence * 100)::int') },
    {
      name: 'source',
      value: raw('(select e.source from world_events e where e.workspace_id = t.workspace_id and e.id = t.event_id)'),
    },
    {
      name: 'source_name',
      value: sql`(${eventSourceName(raw('e.workspace_id = t.workspace_id and e.id = t.event_id'))})`,
    },
    { name: 'is_current', value: isCurrentFieldSql(raw('t.workspace_id'), raw('t.id')) },
    { name: 'effective_at', value: timeColumn('t.effective_at') },
    { name: 'ingested_at', value: timeColumn('t.ingested_at') },
  ],
};

export const entityExport: ExportDefinition<EntityFilter> = { kind: 'ENTITY_EXPORT', sections: [entityFieldRows] };

const ofEntity = (column: ReturnType<typeof raw>) =>
  sql`(select ${column} from entities x where x.workspace_id = t.workspace_id and x.id = t.entity_id)`;
