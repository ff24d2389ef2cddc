-- What a message costs follows from the category of its template, and WhatsApp may change that: a campaign keeps the one it was confirmed with.
alter table campaigns add column template_category text
  constraint campaigns_template_category_check check (template_category in ('MARKETING', 'UTILITY', 'AUTHENTICATION', 'OTHER'));

alter table campaigns no force row level security;
alter table whats_app_templates no force row level security;
update campaigns c set template_category = t.category
  from whats_app_templates t where t.workspace_id = c.workspace_id and t.id = c.template_id and c.state <> 'DRAFT';
alter table whats_app_templates force row level security;
alter table campaigns force row level security;

alter table campaigns add constraint campaigns_confirmed_check check ((template_category is null) = (state = 'DRAFT'));
