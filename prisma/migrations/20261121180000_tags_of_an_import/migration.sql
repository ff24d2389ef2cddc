alter table contact_imports add column tags text[] not null default '{}';
