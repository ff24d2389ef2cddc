import type { AppAbility } from '@frontdesk/policies';
import { allConditions, maskColumn, raw, readableRows, sql } from '../../../query-compiler/index.ts';
import { externalIdsJson } from '../../contacts/external-data/index.ts';
import {
  type ExportColumn,
  type ExportDefinition,
  type ExportSection,
  timeColumn,
} from '../../platform/exports/index.ts';
import type { LeadFilter } from './graphql/lead.mutations.ts';
import { leadsWhere } from './leads.reads.ts';

/** Leads in an export. docs/exports.md documents the columns. */
export const leadRows: ExportSection<LeadFilter> = {
  table: 'leads',
  order: [['id', 'uuid']],
  where: ({ ability }, filter) =>
    allConditions(leadsWhere({ ability }, filter), readableRows(ability, 'Lead', 't')) ?? raw('true'),
  columns: (ability) => [
    { name: 'id', value: raw('t.id') },
    ...personColumns(ability),
    { name: 'status', value: raw('t.status') },
    { name: 'source', value: raw('t.source') },
    { name: 'external_id', value: seen(ability, 'externalId') },
    { name: 'external_ids', value: externalIdsJson(ability, 'Lead') },
    { name: 'metadata', value: seen(ability, 'metadata') },
    { name: 'answers', value: seen(ability, 'answers') },
    { name: 'form_answers', value: seen(ability, 'formAnswers') },
    { name: 'form_parameters', value: seen(ability, 'formParameters') },
    { name: 'form_language', value: raw('t.form_language') },
    { name: 'contact_id', value: CONTACT_ID },
    { name: 'consent_at', value: timeColumn('t.consent_at') },
    { name: 'waiting_since', value: timeColumn('t.waiting_since') },
    { name: 'created_at', value: timeColumn('t.created_at') },
    { name: 'updated_at', value: timeColumn('t.updated_at') },
  ],
};

export const leadExport: ExportDefinition<LeadFilter> = { kind: 'LEAD_EXPORT', sections: [leadRows] };

const personColumns = (ability: AppAbility): ExportColumn[] =>
  ['name', 'phone', 'email', 'message'].map((name) => ({ name, value: seen(ability, name) }));

const seen = (ability: AppAbility, field: string) => maskColumn(ability, 'Lead', field, 't');

const CONTACT_ID = sql`(select lc.id from contacts lc where lc.workspace_id = t.workspace_id and lc.phone = t.phone)`;
