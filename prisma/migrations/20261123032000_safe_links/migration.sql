-- Links from providers are https; other stored values were never usable links.
alter table calls no force row level security;
alter table bookings no force row level security;
alter table saved_views no force row level security;
update calls set recording_url = null where recording_url !~* '^https://[a-z0-9.-]+(:[0-9]{1,5})?([/?#][!-\[\]-~]*)?$';
update bookings set meeting_url = null where meeting_url !~* '^https://[a-z0-9.-]+(:[0-9]{1,5})?([/?#][!-\[\]-~]*)?$';
-- A view is the query string of a list. One that is not shows the whole list.
update saved_views set address = '' where address !~ '^[A-Za-z0-9_.*+%&=~-]*$';
alter table saved_views force row level security;
alter table bookings force row level security;
alter table calls force row level security;
