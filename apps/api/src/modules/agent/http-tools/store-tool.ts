import { TOOL_LIMITS } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Refused, refused } from '../../../errors/refused.ts';
import { recordEvent } from '../../../events/record-event.ts';
import { lockWorkspace } from '../../access/workspaces/index.ts';
import { lockTool } from './http-tools.repository.ts';
import { missingSecret, type ValidTool } from './http-tools.validation.ts';
import { keptSecrets, sealSecrets } from './secrets.ts';

/** Stores a new HTTP tool and returns its id. Refused if there are too many tools or the name is taken. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function insertTool(
  tx: Tx,
  ctx: WorkspaceContext,
  { columns, secrets }: ValidTool,
  disabledAt: Date | null,
): Promise<string | Refused> {
  // Serializes concurrent changes, so that the maximum number of tools is not exceeded and names stay unique.
  await lockWorkspace(tx);
  if ((await tx.httpTool.count()) >= TOOL_LIMITS.tools) return refused('TOOLS_TOO_MANY');
  const taken = await refuseTaken(tx, columns.name);
  if (taken) return taken;
  const owner = { workspaceId: ctx.workspace.id, id: uuidv7(), url: columns.url };
  const sealed = await sealSecrets(ctx.services, tx, owner, secrets);
  const now = ctx.services.clock();
  const stamp = { createdAt: now, createdByName: ctx.actor.name, updatedAt: now, updatedByName: ctx.actor.name };
  await tx.httpTool.create({ data: { ...owner, ...toRow(columns), ...sealed, disabledAt, ...stamp } });
  const subject = { type: 'HttpTool', id: owner.id };
  await recordEvent(tx, ctx, { name: 'http_tool.created', subject, after: toAuditData(columns) });
  return owner.id;
}

interface Replacement {
  readonly id: string;
  readonly revision: number;
  /** True to disable the tool if a secret header has no value. False to refuse the change instead. */
  readonly isDisabledWithoutSecrets: boolean;
}

/** Replaces the definition of an HTTP tool, and keeps the secrets that are still valid. */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function replaceTool(
  tx: Tx,
  ctx: WorkspaceContext,
  { columns, secrets }: ValidTool,
  { id, revision, isDisabledWithoutSecrets }: Replacement,
): Promise<Refused | null> {
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
  if (missing && !isDisabledWithoutSecrets) return missing;
  const used = Object.fromEntries(
    Object.entries(all).filter(([name]) =>
      columns.headers.some((one) => one.value === null && one.name.toLowerCase() === name),
    ),
  );
  const sealed = await sealSecrets(ctx.services, tx, { ...before, url: columns.url }, used);
  const now = ctx.services.clock();
  const disabledAt = missing ? (before.disabledAt ?? now) : before.disabledAt;
  const stamp = { disabledAt, updatedAt: now, updatedByName: ctx.actor.name, revision: revision + 1 };
  await tx.httpTool.updateMany({ where: { id }, data: { ...toRow(columns), ...sealed, ...stamp } });
  const change = { before: toAuditData(before), after: toAuditData(columns) };
  await recordEvent(tx, ctx, { name: 'http_tool.updated', subject: { type: 'HttpTool', id }, ...change });
  return null;
}

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
export const toAuditData = ({
  name,
  kind,
  method,
  url,
}: {
  name: string;
  kind: string;
  method: string;
  url: string;
}) => ({
  name,
  kind,
  method,
  url: new URL(url.replaceAll(/\{[^{}]*\}/g, 'x')).origin,
});
