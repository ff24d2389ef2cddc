-- Null: the secret was sealed before values carried the origin of their receiver. The next start or the key job seals it again.
alter table data_sources add column secret_origin text;
alter table webhooks add column secret_origin text;

grant select (secret_last_four, secret_origin) on data_sources to frontdesk_system;
grant select (secret_origin) on webhooks to frontdesk_system;
