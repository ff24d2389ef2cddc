-- Whom a message may have reached already may be sent it again, by choice: a report about the first one still counts.
alter table campaign_recipients add column earlier_ids uuid[] not null default '{}';

-- There are few of them, and each report about a message that is no longer their last one is looked for here.
create index campaign_recipients_earlier_idx on campaign_recipients (workspace_id) where cardinality(earlier_ids) > 0;
