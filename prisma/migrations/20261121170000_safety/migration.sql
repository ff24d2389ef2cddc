-- AlterTable
ALTER TABLE "operator_actions" ALTER COLUMN "member_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "monitor_concepts" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "phrases" TEXT[],
    "severity" TEXT NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "window_turns" INTEGER NOT NULL DEFAULT 1,
    "template_id" TEXT,
    "template_version" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "monitor_concepts_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "escalation_rules" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "concept_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "instruction" TEXT NOT NULL DEFAULT '',
    "sentence" TEXT NOT NULL DEFAULT '',
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "escalation_rules_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "safety_triggers" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "concept_id" UUID NOT NULL,
    "concept_name" TEXT NOT NULL,
    "rule_id" UUID,
    "severity" TEXT NOT NULL,
    "phrase" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "instruction" TEXT NOT NULL DEFAULT '',
    "conversation_id" UUID,
    "message_id" UUID,
    "call_id" UUID,
    "turn_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "safety_triggers_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "monitor_concepts_workspace_id_created_at_id_idx" ON "monitor_concepts"("workspace_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "monitor_concepts_workspace_id_name_key" ON "monitor_concepts"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "escalation_rules_workspace_id_set_at_id_idx" ON "escalation_rules"("workspace_id", "set_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_rules_workspace_id_concept_id_key" ON "escalation_rules"("workspace_id", "concept_id");

-- CreateIndex
CREATE INDEX "safety_triggers_workspace_id_conversation_id_at_id_idx" ON "safety_triggers"("workspace_id", "conversation_id", "at", "id");

-- CreateIndex
CREATE INDEX "safety_triggers_workspace_id_call_id_at_id_idx" ON "safety_triggers"("workspace_id", "call_id", "at", "id");

-- CreateIndex
CREATE INDEX "safety_triggers_workspace_id_at_id_idx" ON "safety_triggers"("workspace_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "safety_triggers_workspace_id_message_id_concept_id_key" ON "safety_triggers"("workspace_id", "message_id", "concept_id");

-- CreateIndex
CREATE UNIQUE INDEX "safety_triggers_workspace_id_turn_id_concept_id_key" ON "safety_triggers"("workspace_id", "turn_id", "concept_id");

-- AddForeignKey
ALTER TABLE "monitor_concepts" ADD CONSTRAINT "monitor_concepts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_rules" ADD CONSTRAINT "escalation_rules_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "escalation_rules" ADD CONSTRAINT "escalation_rules_workspace_id_concept_id_fkey" FOREIGN KEY ("workspace_id", "concept_id") REFERENCES "monitor_concepts"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_triggers" ADD CONSTRAINT "safety_triggers_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_triggers" ADD CONSTRAINT "safety_triggers_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_triggers" ADD CONSTRAINT "safety_triggers_workspace_id_message_id_fkey" FOREIGN KEY ("workspace_id", "message_id") REFERENCES "messages"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_triggers" ADD CONSTRAINT "safety_triggers_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "calls"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "safety_triggers" ADD CONSTRAINT "safety_triggers_workspace_id_turn_id_fkey" FOREIGN KEY ("workspace_id", "turn_id") REFERENCES "transcript_turns"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('escalation_rules');
select protect_workspace_table('monitor_concepts');
select protect_append_only_table('safety_triggers');

alter table monitor_concepts
  add constraint monitor_concepts_severity_check check (severity in ('MILD', 'SERIOUS')),
  add constraint monitor_concepts_phrases_check check (coalesce(cardinality(phrases), 0) between 1 and 100),
  -- What is serious needs to be said once.
  add constraint monitor_concepts_window_check check (
    case severity when 'SERIOUS' then times = 1 and window_turns = 1
    else times between 1 and 10 and window_turns between times and 20 end),
  add constraint monitor_concepts_template_check check ((template_id is null) = (template_version is null));

alter table escalation_rules
  add constraint escalation_rules_outcome_check check (outcome in ('ALERT', 'INSTRUCT', 'HAND_OVER')),
  add constraint escalation_rules_instruction_check check ((outcome = 'INSTRUCT') = (instruction <> '')),
  add constraint escalation_rules_sentence_check check (outcome = 'HAND_OVER' or sentence = '');

alter table safety_triggers
  add constraint safety_triggers_severity_check check (severity in ('MILD', 'SERIOUS')),
  add constraint safety_triggers_outcome_check check (outcome in ('NOTE', 'ALERT', 'INSTRUCT', 'HAND_OVER')),
  -- In a message of a conversation, or in what was said in a call.
  add constraint safety_triggers_place_check check (
    (conversation_id is null) = (message_id is null) and (call_id is null) = (turn_id is null)
    and (conversation_id is null) <> (call_id is null));

-- What a rule does in a call is told to the provider, and can be said by nobody but a member.
alter table operator_actions
  add constraint operator_actions_member_check check (member_id is not null or kind in ('GUIDE', 'SAY'));
