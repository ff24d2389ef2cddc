-- The reason of a handoff becomes a code. Texts of earlier handoffs that match a code are replaced by it; the others
-- stay as the detail.
alter table agent_handoffs drop constraint agent_handoffs_code_check;
alter table agent_handoffs rename column reason to detail;
alter table agent_handoffs alter column detail drop not null;
alter table escalations rename column reason to detail;
alter table escalations alter column detail drop not null;
alter table escalations add column code text;
alter table escalation_runs add column code text;

alter table agent_handoffs no force row level security;
alter table escalations no force row level security;
alter table escalation_runs no force row level security;
alter table agent_runs no force row level security;
create table handoff_sentences (code text, sentence text);
insert into handoff_sentences values
  ('REQUESTED', 'The contact asked for a person.'),
  ('SAFETY', 'A safety rule matched.'),
  ('SENSITIVE_TOPIC', 'The contact raised a topic that a person must answer.'),
  ('POLICY', 'The request is outside the rules that the agent may apply.'),
  ('NOT_CONNECTED', 'A required service is not connected.'),
  ('TOOL_FAILED', 'A tool failed.'),
  ('BOOKING_UNKNOWN', 'The calendar did not confirm whether the change was made.'),
  ('UNANSWERED', 'The agent has no information to answer the question.'),
  ('OUTSIDE_WINDOW', 'The reply window is closed.'),
  ('ABUSE', 'The contact was abusive.'),
  ('UNSUPPORTED_LANGUAGE', 'The agent does not write in the language of the contact.'),
  ('TOO_LONG', 'The conversation exceeded its message limit.'),
  ('NO_ANSWER', 'The contact did not answer a required question.'),
  ('NOT_UNDERSTOOD', 'The agent did not understand the contact several times in a row.'),
  ('LOOP_GUARD', 'The agent exceeded its step limit.'),
  ('MODEL_FAILED', 'The model returned no usable reply several times.'),
  ('COST_LIMIT', 'The conversation exceeded its cost limit.'),
  ('DEADLINE', 'The agent had no reply before its deadline.'),
  ('CALLBACK_DUE', 'The contact asked to be called back at this time.'),
  ('TOO_LONG', 'The hourly limit of turns was reached; the agent requested a handoff.'),
  ('DEADLINE', 'No reply arrived in time.'),
  ('NOT_DELIVERED', 'The provider could not deliver the reply.'),
  ('NOT_DELIVERED', 'WhatsApp did not deliver the agent''s reply.'),
  ('DELIVERY_UNKNOWN', 'WhatsApp did not report whether the agent''s reply was delivered.');

update agent_handoffs set detail = null where code is not null;
update agent_handoffs h set code = s.code, detail = null from handoff_sentences s where h.code is null and h.detail = s.sentence;
update agent_handoffs set code = 'SAFETY', detail = regexp_replace(detail, '^Safety: (.*)\.$', '\1')
  where code is null and detail like 'Safety: %.';
update agent_handoffs set code = 'OTHER' where code is null;
update escalations e set code = s.code, detail = null from handoff_sentences s where e.detail = s.sentence;
update escalations set code = 'SAFETY', detail = regexp_replace(detail, '^Safety: (.*)\.$', '\1')
  where code is null and detail like 'Safety: %.';
update escalations set code = 'MESSAGE_LEFT', detail = regexp_replace(detail, '^The caller left a message: ', '')
  where code is null and detail like 'The caller left a message: %';
update escalations set code = 'OTHER' where code is null;
update escalation_runs r set code = coalesce(
  (select h.code from agent_handoffs h where h.workspace_id = r.workspace_id and h.conversation_id = r.conversation_id
    order by h.at desc, h.id desc limit 1),
  (select e.code from escalations e where e.workspace_id = r.workspace_id and e.call_id = r.call_id
    order by e.raised_at desc, e.id desc limit 1),
  'OTHER');
drop table handoff_sentences;

-- Runs in progress.
update agent_runs set state = jsonb_set(state, '{handOff}', jsonb_build_object('code', 'OTHER', 'detail', state -> 'handOff'))
  where jsonb_typeof(state -> 'handOff') = 'string';

alter table agent_runs force row level security;
alter table escalation_runs force row level security;
alter table escalations force row level security;
alter table agent_handoffs force row level security;

alter table agent_handoffs alter column code set not null,
  add constraint agent_handoffs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE',
    'AGENT_NOT_PUBLISHED', 'SERVICE_DISABLED', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalations alter column code set not null,
  add constraint escalations_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE',
    'AGENT_NOT_PUBLISHED', 'SERVICE_DISABLED', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalation_runs alter column code set not null,
  add constraint escalation_runs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE',
    'AGENT_NOT_PUBLISHED', 'SERVICE_DISABLED', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
