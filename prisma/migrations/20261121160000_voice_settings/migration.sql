-- AlterTable
ALTER TABLE "calls" ADD COLUMN     "voice_terms" JSONB;

-- CreateTable
CREATE TABLE "voice_settings" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "voice_id" TEXT,
    "speed" DOUBLE PRECISION,
    "language" TEXT,
    "keyterms" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "sensitive_topics" JSONB NOT NULL DEFAULT '[]',
    "version" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "voice_settings_pkey" PRIMARY KEY ("workspace_id","id")
);

-- AddForeignKey
ALTER TABLE "voice_settings" ADD CONSTRAINT "voice_settings_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('voice_settings');

-- One row for a workspace; what is sent to the provider goes together.
alter table voice_settings
  add constraint voice_settings_id_check check (id = workspace_id),
  add constraint voice_settings_version_check check (version >= 0),
  add constraint voice_settings_speed_check check (speed between 0.5 and 2),
  add constraint voice_settings_speed_needs_voice_check check (speed is null or voice_id is not null),
  add constraint voice_settings_keyterms_need_language_check check (keyterms = '{}' or language is not null);
