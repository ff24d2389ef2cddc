-- How many somebody confirmed: when its time has come, a campaign to more of them waits for somebody who has seen that.
alter table campaigns add column confirmed_receivers integer;
alter table campaigns add constraint campaigns_confirmed_receivers_check check (confirmed_receivers >= 0);
alter table campaigns drop constraint campaigns_pause_reason_check;
alter table campaigns add constraint campaigns_pause_reason_check
  check (pause_reason in ('MEMBER', 'ERRORS', 'TEMPLATE', 'NUMBER', 'RECEIVERS'));
