-- The detections of one safety concept are listed newest first.
CREATE INDEX "safety_triggers_workspace_id_concept_id_at_id_idx" ON "safety_triggers"("workspace_id", "concept_id", "at", "id");
