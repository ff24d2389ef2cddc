-- `standing` covers it: a caller whose details are masked since has other rules.
alter table idempotency_keys drop column shows_details;
