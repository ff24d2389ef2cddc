-- A digest of what the caller was allowed when the answer was stored. Answers of before match no caller and are not replayed.
alter table idempotency_keys add column standing text not null default '';
