-- CreateIndex
CREATE INDEX "audit_events_workspace_id_subject_id_at_idx" ON "audit_events"("workspace_id", "subject_id", "at");
