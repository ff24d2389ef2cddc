-- CreateTable
CREATE TABLE "data_keys" (
    "workspace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "wrapped" TEXT NOT NULL,
    "root_key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "data_keys_pkey" PRIMARY KEY ("workspace_id","version")
);

-- CreateTable
CREATE TABLE "root_key_sentinels" (
    "root_key_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "root_key_sentinels_pkey" PRIMARY KEY ("root_key_id")
);

-- AddForeignKey
ALTER TABLE "data_keys" ADD CONSTRAINT "data_keys_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('data_keys');
alter table data_keys add constraint data_keys_version_check check (version > 0);

-- Which keys wait for the new root key, and under which one they are: never the keys.
grant select (workspace_id, version, root_key_id) on data_keys to frontdesk_system;
grant select, insert, delete on root_key_sentinels to frontdesk_system;
