-- What the calendar called a booking before it was moved: what it tells of one of these comes too late.
alter table bookings add column earlier_ids text[] not null default '{}';
