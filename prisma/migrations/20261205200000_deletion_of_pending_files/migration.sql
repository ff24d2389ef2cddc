-- AlterTable
ALTER TABLE "storage_deletions" ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- The file of a pending attachment can still be written after its row was deleted. Its objects are deleted after an hour,
-- when no transfer can be in progress, so that none remains.
create or replace function app.store_attachment_deletion() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.storage_deletions (storage_key, due_at)
    select old.workspace_id || '/' || old.id || suffix,
        now() + case when old.state = 'PENDING' then interval '1 hour' else interval '0' end
      from unnest(array['', '.preview']) suffix
    on conflict do nothing;
  return old;
end $$;
