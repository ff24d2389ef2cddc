-- Handoffs under the routing rules of a number get a code of their own.
alter table agent_handoffs drop constraint agent_handoffs_code_check;
alter table escalations drop constraint escalations_code_check;
alter table escalation_runs drop constraint escalation_runs_code_check;

alter table agent_handoffs no force row level security;
alter table escalations no force row level security;
alter table escalation_runs no force row level security;
update escalation_runs r set code = 'ROUTED_TO_TEAM'
  where r.code = 'SERVICE_DISABLED' and exists (
    select from agent_handoffs h where h.workspace_id = r.workspace_id and h.conversation_id = r.conversation_id
      and h.code = 'SERVICE_DISABLED' and h.detail = 'The rules of this number hand messages over to the team at this time.')
  or r.code = 'OTHER' and exists (
    select from escalations e where e.workspace_id = r.workspace_id and e.call_id = r.call_id
      and e.code = 'OTHER' and e.detail = 'The rules of this number hand calls over to the team at this time.');
update agent_handoffs set code = 'ROUTED_TO_TEAM', detail = null
  where code = 'SERVICE_DISABLED' and detail = 'The rules of this number hand messages over to the team at this time.';
update escalations set code = 'ROUTED_TO_TEAM', detail = null
  where code = 'OTHER' and detail = 'The rules of this number hand calls over to the team at this time.';
alter table escalation_runs force row level security;
alter table escalations force row level security;
alter table agent_handoffs force row level security;

alter table agent_handoffs
  add constraint agent_handoffs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE', 'AGENT_NOT_PUBLISHED',
    'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalations
  add constraint escalations_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE', 'AGENT_NOT_PUBLISHED',
    'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
alter table escalation_runs
  add constraint escalation_runs_code_check check (code in (
    'REQUESTED', 'SAFETY', 'SENSITIVE_TOPIC', 'POLICY', 'NOT_CONNECTED', 'TOOL_FAILED', 'BOOKING_UNKNOWN',
    'UNANSWERED', 'OUTSIDE_WINDOW', 'ABUSE', 'UNSUPPORTED_LANGUAGE', 'TOO_LONG', 'NO_ANSWER', 'NOT_UNDERSTOOD',
    'LOOP_GUARD', 'MODEL_FAILED', 'COST_LIMIT', 'DEADLINE', 'MESSAGE_LEFT', 'CALLBACK_DUE', 'AGENT_NOT_PUBLISHED',
    'SERVICE_DISABLED', 'ROUTED_TO_TEAM', 'NOT_DELIVERED', 'DELIVERY_UNKNOWN', 'OTHER'));
