-- When webhooks were last told how far a campaign is.
alter table campaigns add column told_at timestamptz(3);
