-- The column holds a digest of the caller's rules. Stored answers are kept.
alter table idempotency_keys rename column standing to access_digest;
