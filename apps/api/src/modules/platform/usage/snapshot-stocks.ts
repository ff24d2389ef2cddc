import type { Tx } from '../../../db/tenant-db.ts';

/**
 * Stores the current value of each STOCK meter of the workspace for the current hour. A later value in the same hour
 * replaces the earlier one.
 */
export async function snapshotStocks(tx: Tx, now: Date): Promise<void> {
  await tx.sql`
    insert into usage_hours as h (workspace_id, meter, traffic, hour, quantity)
    select w.workspace_id, s.meter, case when w.environment = 'DEVELOPMENT' then 'SIMULATED' else 'LIVE' end,
      date_trunc('hour', ${now}::timestamptz, app.known_timezone(w.timezone)), s.quantity
      from workspaces w cross join lateral (values
        ('contacts', (select count(*) from contacts)),
        ('members', (select count(*) from members)),
        ('phone_numbers', (select count(*) from phone_configs)),
        ('knowledge_bytes', (select coalesce(sum(coalesce(byte_count, octet_length(text))), 0) from knowledge_sources)),
        ('storage_bytes', (
          select coalesce(sum(coalesce(byte_count, 0)::bigint + coalesce(preview_byte_count, 0)), 0) from attachments)
          + (select coalesce(sum(byte_count), 0) from surface_files)
          + (select coalesce(sum(byte_count), 0) from template_files))
      ) s (meter, quantity)
    on conflict (workspace_id, meter, traffic, hour) do update set quantity = excluded.quantity`;
}
