-- Of two places in one campaign a merge keeps one; the undoing of it brings the other back.
alter table contact_merges add column left_recipients jsonb;
