import {
  isChangeableFieldName,
  isWritableRecordField,
  leadFieldOf,
  RECORD_FIELD_LIMITS,
  type RecordAccess,
} from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { recordFieldRows } from '../record-fields.repository.ts';

export const recordFields = (ctx: WorkspaceContext) => ctx.db.read(recordFieldRows);

interface UpdateRecordFieldAccess {
  readonly name: string;
  readonly access: RecordAccess;
}

/** Sets the agent's access to a field of the contact's own record or of the lead. NONE removes the access (AG-21). */
export async function updateRecordFieldAccess(ctx: WorkspaceContext, input: UpdateRecordFieldAccess) {
  const { access } = input;
  const name = input.name.trim();
  if (!isChangeableFieldName(name)) return refused('RECORD_FIELD_INVALID', 'name');
  if (access === 'READ' && leadFieldOf(name) !== null) return refused('LEAD_FIELD_WRITE_ONLY', 'access');
  if (access === 'WRITE' && !isWritableRecordField(name)) return refused('RECORD_FIELD_READ_ONLY', 'access');
  return ctx.db.write(async (tx) => {
    const { id: workspaceId } = ctx.workspace;
    authorize(ctx, 'update', 'RecordField', { workspaceId, id: workspaceId });
    // Serializes concurrent changes, so that the maximum number of fields is not exceeded and the recorded previous
    // access is correct.
    await lockWorkspace(tx);
    const before = await recordFieldRows(tx);
    const previous = before.find((field) => field.name === name)?.access ?? 'NONE';
    if (previous !== access) {
      if (previous === 'NONE' && before.length >= RECORD_FIELD_LIMITS.fields)
        return refused('RECORD_FIELDS_TOO_MANY', 'name');
      const updatedAt = ctx.services.clock();
      if (access === 'NONE') await tx.recordFieldRow.deleteMany({ where: { name } });
      else
        await tx.recordFieldRow.upsert({
          where: { workspaceId_name: { workspaceId, name } },
          create: { workspaceId, id: uuidv7(), name, access, updatedAt },
          update: { access, updatedAt },
        });
      await recordEvent(tx, ctx, {
        name: 'record_field.access_set',
        subject: { type: 'Workspace', id: workspaceId },
        before: { name, access: previous },
        after: { name, access },
      });
    }
    return { recordFields: await recordFieldRows(tx) } as const;
  });
}
