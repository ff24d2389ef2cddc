import { TOOL_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { isRefused, type Refused, refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../../../access/workspaces/index.ts';
import { lockTool } from '../http-tools.repository.ts';
import { type HttpToolInput, missingSecret, type ValidTool, validateTool } from '../http-tools.validation.ts';
import { keptSecrets, sealSecrets } from '../secrets.ts';

/** Creates an HTTP tool, which flows can then use (AG-22). */
export async function createHttpTool(ctx: WorkspaceContext, input: HttpToolInput) {
  const valid = await validateTool(ctx.services.outbound, input);
  if (isRefused(valid)) return valid;
  const { columns, secrets } = valid;
  const missing = missingSecret(columns.headers, secrets);
  if (missing) return missing;
  return ctx.db.write(async (tx) => {
    // Serializes concurrent changes, so that the maximum number of tools is not exceeded and names stay unique.
    await lockWorkspace(tx);
    if ((await tx.httpTool.count()) >= TOOL_LIMITS.tools) return refused('TOOLS_TOO_MANY');
    const taken = await refuseTaken(tx, columns.name);
    if (taken) return taken;
    const owner = { workspaceId: ctx.workspace.id, id: uuidv7(), url: columns.url };
    const sealed = await sealSecrets(ctx.services, tx, owner, secrets);
    const now = ctx.services.clock();
    const stamp = { createdAt: now, createdByName: ctx.actor.name, updatedAt: now, updatedByName: ctx.actor.name };
    await tx.httpTool.create({ data: { ...owner, ...toRow(columns), ...sealed, ...stamp } });
    const subject = { type: 'HttpTool', id: owner.id };
    await recordEvent(tx, ctx, { name: 'http_tool.created', subject, after: toAuditData(columns) });
    return { tool: byId(owner.id) } as const;
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
  const valid = await validateTool(ctx.services.outbound, input);
  if (isRefused(valid)) return valid;
  const { columns, secrets } = valid;
  return ctx.db.write(async (tx) => {
    await lockWorkspace(tx);
    const before = authorize(ctx, 'update', 'HttpTool', await lockTool(tx, id));
    if (before.revision !== revision) return refused('TOOL_CHANGED', 'revision');
    // Published flows call read-only tools without asking the contact for confirmation.
    if (before.kind === 'READS' && columns.kind === 'CHANGES') return refused('TOOL_KIND_FIXED', 'kind');
    const taken = before.name === columns.name ? null : await refuseTaken(tx, columns.name);
    if (taken) return taken;
    const kept = await keptSecrets(ctx.services, tx, before, columns.url);
    const all = { ...kept, ...secrets };
    const missing = missingSecret(columns.headers, all);
    if (missing) return missing;
    const used = Object.fromEntries(
      Object.entries(all).filter(([name]) =>
        columns.headers.some((one) => one.value === null && one.name.toLowerCase() === name),
      ),
    );
    const sealed = await sealSecrets(ctx.services, tx, { ...before, url: columns.url }, used);
    const stamp = { updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name, revision: revision + 1 };
    await tx.httpTool.updateMany({ where: { id }, data: { ...toRow(columns), ...sealed, ...stamp } });
    const change = { before: toAuditData(before), after: toAuditData(columns) };
    await recordEvent(tx, ctx, { name: 'http_tool.updated', subject: { type: 'HttpTool', id }, ...change });
    return { tool: byId(id) } as const;
  });
}

/** Enables a disabled HTTP tool. */
export const enableHttpTool = (ctx: WorkspaceContext, id: string) => setEnabled(ctx, id, true);

/** Disables an HTTP tool. Flows that call the tool receive an error and continue, or hand off. */
export const disableHttpTool = (ctx: WorkspaceContext, id: string) => setEnabled(ctx, id, false);

const setEnabled = (ctx: WorkspaceContext, id: string, isEnabled: boolean) =>
  ctx.db.write(async (tx) => {
    const before = authorize(ctx, 'update', 'HttpTool', await lockTool(tx, id));
    if ((before.disabledAt === null) !== isEnabled) {
      const disabledAt = isEnabled ? null : ctx.services.clock();
      await tx.httpTool.updateMany({ where: { id }, data: { disabledAt } });
      const name = isEnabled ? 'http_tool.enabled' : 'http_tool.disabled';
      await recordEvent(tx, ctx, { name, subject: { type: 'HttpTool', id }, after: { name: before.name } });
    }
    return { tool: byId(id) } as const;
  });

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

const refuseTaken = async (tx: Tx, name: string): Promise<Refused | null> =>
  (await tx.httpTool.findFirst({ where: { name }, select: { id: true } })) ? refused('TOOL_NAME_TAKEN', 'name') : null;

/** Converts class instances to plain objects, because JSON columns accept nothing else. */
const toRow = ({ headers, resultFields, ...columns }: ValidTool['columns']) => ({
  ...columns,
  headers: headers as object[],
  resultFields: resultFields as object[],
});

/**
 * Returns the settings for the audit log. The URL is reduced to its origin, because the rest of the URL can contain a
 * key.
 */
const toAuditData = ({ name, kind, method, url }: { name: string; kind: string; method: string; url: string }) => ({
  name,
  kind,
  method,
  url: new URL(url.replaceAll(/\{[^{}]*\}/g, 'x')).origin,
});
