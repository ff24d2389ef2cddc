-- What Vapi and Cal.com call about names an assistant, a number or an event type: whose they are is asked before a workspace is known.

-- CreateIndex
CREATE INDEX "integrations_assistant_id_idx" ON "integrations"("assistant_id");

-- CreateIndex
CREATE INDEX "integrations_phone_number_id_idx" ON "integrations"("phone_number_id");

-- CreateIndex
CREATE INDEX "integrations_event_type_id_idx" ON "integrations"("event_type_id");

grant select (assistant_id, phone_number_id, event_type_id) on integrations to frontdesk_system;
