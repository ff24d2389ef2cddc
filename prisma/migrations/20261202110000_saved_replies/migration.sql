-- CreateTable
CREATE TABLE "saved_replies" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shortcut" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "folder" TEXT,
    "visibility" TEXT NOT NULL DEFAULT 'PRIVATE',
    "member_id" UUID,
    "use_count" INTEGER NOT NULL DEFAULT 0,
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_replies_pkey" PRIMARY KEY ("workspace_id","id")
);

-- AddForeignKey
ALTER TABLE "saved_replies" ADD CONSTRAINT "saved_replies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("workspace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_replies" ADD CONSTRAINT "saved_replies_workspace_id_member_id_fkey" FOREIGN KEY ("workspace_id", "member_id") REFERENCES "members"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

select protect_workspace_table('saved_replies');
alter table saved_replies
  add constraint saved_replies_visibility_check check (visibility in ('PRIVATE', 'SHARED')),
  add constraint saved_replies_member_id_check check ((visibility = 'PRIVATE') = (member_id is not null));
create unique index saved_replies_shortcut_key on saved_replies (workspace_id, member_id, shortcut) nulls not distinct;
create index saved_replies_by_shortcut_idx on saved_replies (workspace_id, lower(shortcut), id);
