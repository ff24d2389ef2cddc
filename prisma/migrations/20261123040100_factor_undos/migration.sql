-- CreateTable
CREATE TABLE "factor_undos" (
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "passkey_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "factor_undos_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE INDEX "factor_undos_user_id_idx" ON "factor_undos"("user_id");

-- AddForeignKey
ALTER TABLE "factor_undos" ADD CONSTRAINT "factor_undos_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table factor_undos add constraint factor_undos_change_check
  check (change in ('TOTP_ADDED', 'PASSKEY_ADDED', 'RECOVERY_CODE_USED'));

grant select, insert, update, delete on factor_undos to frontdesk_system;
