import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { type HttpToolInput, type ValidTool, validateTool } from '../http-tools.validation.ts';
import { insertTool, replaceTool } from '../store-tool.ts';

/** Validates a tool of a configuration. Must not be called inside a transaction, because it resolves the host name. */
export const validateImportedTool = (ctx: WorkspaceContext, input: HttpToolInput) =>
  validateTool(ctx.services.outbound, input);

/**
 * Stores a tool of a configuration, which has no values of secret headers. A new tool is disabled. An existing tool
 * keeps its secrets, and is disabled if one of them is missing.
 */
export const importHttpTool = (
  ctx: WorkspaceContext,
  valid: ValidTool,
  stored: { readonly id: string; readonly revision: number } | null,
) =>
  ctx.db.write(async (tx) => {
    if (!stored) {
      const id = await insertTool(tx, ctx, valid, ctx.services.clock());
      return isRefused(id) ? id : ({ tool: byId(id) } as const);
    }
    const refusal = await replaceTool(tx, ctx, valid, { ...stored, isDisabledWithoutSecrets: true });
    return refusal ?? ({ tool: byId(stored.id) } as const);
  });
