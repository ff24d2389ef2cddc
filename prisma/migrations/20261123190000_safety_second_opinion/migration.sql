-- Categories of the model's second opinion. Concepts of templates get the category of their template.
alter table workspaces add column safety_second_opinion boolean not null default true;
alter table monitor_concepts
  add column category text,
  add constraint monitor_concepts_category_check check (
    category in ('SELF_HARM', 'VIOLENCE', 'MEDICAL_EMERGENCY', 'ADVERSE_REACTION', 'ABUSE', 'LEGAL_THREAT'));
alter table monitor_concepts no force row level security;
update monitor_concepts set category = case template_id
    when 'JOINT_COMMISSION_SUICIDE_RISK' then 'SELF_HARM'
    when 'VAWA_DOMESTIC_VIOLENCE' then 'ABUSE'
    when 'FDA_ADVERSE_DRUG_REACTION' then 'ADVERSE_REACTION'
    when 'EMTALA_MEDICAL_EMERGENCY' then 'MEDICAL_EMERGENCY'
    when 'OSHA_VIOLENCE_THREAT' then 'VIOLENCE'
    when 'FRCP_LEGAL_CLAIM' then 'LEGAL_THREAT'
  end
  where severity = 'SERIOUS' and name <> 'Adverse drug reaction: serious';
alter table monitor_concepts force row level security;

alter table safety_triggers
  add column source text not null default 'PHRASE',
  add column confidence double precision,
  add constraint safety_triggers_source_check check (source in ('PHRASE', 'MODEL')),
  add constraint safety_triggers_confidence_check check (
    (source = 'MODEL') = (confidence is not null) and confidence between 0 and 1);
