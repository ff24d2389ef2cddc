import { type ToolHeader, withStored } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { HttpTool } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockTool } from '../http-tools.repository.ts';
import { type HttpToolInput, missingSecret, validateTool } from '../http-tools.validation.ts';
import { openSecrets } from '../secrets.ts';
import { insertTool, replaceTool, toAuditData } from '../store-tool.ts';

/** Creates an HTTP tool, which flows can then use (AG-22). */
export async function createHttpTool(ctx: WorkspaceContext, input: HttpToolInput) {
  const valid = await validateTool(ctx.services.outbound, input);
  if (isRefused(valid)) return valid;
  const missing = missingSecret(valid.columns.headers, valid.secrets);
  if (missing) return missing;
  return ctx.db.write(async (tx) => {
    const id = await insertTool(tx, ctx, valid, null);
    return isRefused(id) ? id : ({ tool: byId(id) } as const);
  });
}

/**
 * Updates an HTTP tool. Flows use the change from their next step. Secrets without a new value are kept, unless the
 * origin of the URL changes. Refused if the tool has changed since `revision`, or if a read-only tool would become one
 * that makes changes.
 */
export async function updateHttpTool(
  ctx: WorkspaceContext,
  { id, revision, ...input }: HttpToolInput & { id: string; revision: number },
) {
  const stored = await ctx.db.read((tx) =>
    tx.httpTool.findFirst({ where: { id }, select: { idempotencyHeader: true } }),
  );
  const idempotencyHeader = stored?.idempotencyHeader ?? null;
  const valid = await validateTool(ctx.services.outbound, withStored(input, { idempotencyHeader }));
  if (isRefused(valid)) return valid;
  return ctx.db.write(async (tx) => {
    const refusal = await replaceTool(tx, ctx, valid, { id, revision, isDisabledWithoutSecrets: false });
    return refusal ?? ({ tool: byId(id) } as const);
  });
}

/** Enables a disabled HTTP tool. Refused if a secret header has no value. */
export const enableHttpTool = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'HttpTool', await lockTool(tx, id));
    const secrets = await openSecrets(ctx.services, tx, before);
    const missing = missingSecret(before.headers as unknown as ToolHeader[], secrets);
    if (missing) return missing;
    if (before.disabledAt !== null) await setDisabledAt(tx, ctx, before, null);
    return { tool: byId(id) } as const;
  });

/** Disables an HTTP tool. Flows that call the tool receive an error and continue, or hand off. */
export const disableHttpTool = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'HttpTool', await lockTool(tx, id));
    if (before.disabledAt === null) await setDisabledAt(tx, ctx, before, ctx.services.clock());
    return { tool: byId(id) } as const;
  });

// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
async function setDisabledAt(tx: Tx, ctx: WorkspaceContext, { id, name }: HttpTool, disabledAt: Date | null) {
  await tx.httpTool.updateMany({ where: { id }, data: { disabledAt } });
  const event = disabledAt ? 'http_tool.disabled' : 'http_tool.enabled';
  await recordEvent(tx, ctx, { name: event, subject: { type: 'HttpTool', id }, after: { name } });
}

/** Deletes an HTTP tool and its call log. */
export const deleteHttpTool = (ctx: WorkspaceContext, id: string) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'delete', 'HttpTool', await lockTool(tx, id));
    await tx.httpTool.deleteMany({ where: { id } });
    await recordEvent(tx, ctx, {
      name: 'http_tool.deleted',
      subject: { type: 'HttpTool', id },
      before: toAuditData(before),
    });
    return { id } as const;
  });
