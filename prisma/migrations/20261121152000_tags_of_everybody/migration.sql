-- Whoever was never given tags has none. Rows are written anew by the change of the type, past their wall.
alter table contacts alter column tags type text[] using coalesce(tags, '{}');
alter table contacts alter column tags set default '{}', alter column tags set not null;
