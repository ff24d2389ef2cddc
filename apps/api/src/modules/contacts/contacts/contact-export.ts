import type { AppAbility } from '@frontdesk/policies';
import { maskColumn, sql } from '../../../query-compiler/index.ts';
import { type ExportDefinition, type ExportSection, timeColumn } from '../../platform/exports/index.ts';
import { externalIdsJson } from '../external-data/index.ts';
import type { ContactFilter } from './contacts.reads.ts';
import { selectedContactsSql } from './jobs/selected-contacts.ts';

/** Contacts in an export. docs/exports.md documents the columns. */
export const contactRows: ExportSection<ContactFilter> = {
  table: 'contacts',
  order: [['id', 'uuid']],
  where: (ctx, filter) => selectedContactsSql({ ctx }, { ids: null, filter }),
  columns: (ability) => [
    { name: 'name', value: seen(ability, 'name') },
    { name: 'phone', value: seen(ability, 'phone') },
    { name: 'email', value: seen(ability, 'email') },
    { name: 'company', value: seen(ability, 'company') },
    { name: 'tags', value: sql`to_json(${seen(ability, 'tags')})` },
    { name: 'notes', value: seen(ability, 'notes') },
    { name: 'external_ids', value: externalIdsJson(ability, 'Contact') },
    { name: 'metadata', value: seen(ability, 'metadata') },
    { name: 'consent_at', value: timeColumn('t.consent_at') },
    {
      name: 'opted_out_at',
      value: sql`(select ${timeColumn('o.at')} from opt_outs o where o.workspace_id = t.workspace_id and o.contact_id = t.id)`,
    },
    { name: 'blocked_at', value: timeColumn('t.blocked_at') },
    { name: 'created_at', value: timeColumn('t.created_at') },
    { name: 'id', value: sql`t.id` },
  ],
};

export const contactExport: ExportDefinition<ContactFilter> = { kind: 'CONTACT_EXPORT', sections: [contactRows] };

const seen = (ability: AppAbility, field: string) => maskColumn(ability, 'Contact', field, 't');
