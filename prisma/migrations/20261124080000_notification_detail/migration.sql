-- `detail` (was `about`) holds a name, a code or a status, depending on the kind of the notification.
alter table notifications rename column about to detail;
alter table notifications rename constraint notifications_about_check to notifications_detail_check;
