-- Who may register: a mode says more than a boolean did. Closed stays closed.
alter table platform_settings
  add column registration_mode text not null default 'OPEN',
  add column allowed_domains text[] not null default array[]::text[],
  add constraint platform_settings_registration_mode_check
    check (registration_mode in ('OPEN', 'INVITED', 'DOMAINS', 'CLOSED'));
update platform_settings set registration_mode = 'CLOSED' where not registration_open;
alter table platform_settings drop column registration_open;

-- CreateTable
CREATE TABLE "email_changes" (
    "user_id" UUID NOT NULL,
    "new_email" TEXT NOT NULL,
    "old_token_hash" BYTEA NOT NULL,
    "new_token_hash" BYTEA NOT NULL,
    "old_confirmed_at" TIMESTAMPTZ(3),
    "new_confirmed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "email_changes_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "email_changes_old_token_hash_key" ON "email_changes"("old_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "email_changes_new_token_hash_key" ON "email_changes"("new_token_hash");

-- AddForeignKey
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

grant select, insert, update, delete on email_changes to frontdesk_system;
