-- Six years are 2192 days, the leap days included: as many as `ENVIRONMENT_CONTROLS` in the domain says.
create or replace function app.audit_retention_days(environment text) returns int
language sql immutable parallel safe set search_path = pg_catalog, pg_temp
return case environment when 'PRODUCTION' then 2192 when 'STAGING' then 365 else 90 end;
