-- Wrong passwords in a row. At the limit, password sign-in is disabled until the password is reset.
alter table users
  add column failed_sign_ins int not null default 0,
  add column failed_device_sign_ins int not null default 0;
