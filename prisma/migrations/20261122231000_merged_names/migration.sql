-- Campaigns that name people: a merge names the one who stays, and its undoing both of them again.
alter table contact_merges
  add column named uuid[],
  add column named_both uuid[];
