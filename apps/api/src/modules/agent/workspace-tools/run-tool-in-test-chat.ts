import type { Dict, EffectResult, Json } from '@frontdesk/agent/engine';
import { v7 as uuidv7 } from 'uuid';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { EXAMPLE_FACTS } from '../http-tools/index.ts';
import { flowTool } from './flow-tool.ts';
import { readToolKinds } from './read-tools.ts';

/**
 * Returns the result of a tool in a test chat. A read-only tool is called with an example contact. A tool that makes
 * changes is not called, and its result consists of example values.
 */
export async function runToolInTestChat(
  { db, services }: Pick<WorkspaceContext, 'db' | 'services'>,
  { name, args }: { readonly name: string; readonly args: Dict<Json> },
): Promise<EffectResult> {
  const found = await db.read(async (tx) => {
    const kinds = await readToolKinds(tx);
    const tool = Object.hasOwn(kinds, name) ? await flowTool(tx, services, { name, kind: kinds[name] }) : null;
    const example = { args, facts: EXAMPLE_FACTS, idempotencyKey: uuidv7() };
    return tool && { tool, prepared: await tool.prepare(tx, example) };
  });
  if (!found) return { ok: false, code: 'NOT_CONNECTED' };
  const { tool, prepared } = found;
  if (!prepared.send) return { ok: false, code: 'INVALID' };
  if (tool.kind === 'CHANGES')
    return { ok: true, data: Object.fromEntries(tool.resultNames.map((result) => [result, `Example ${result}`])) };
  const { result } = await prepared.send(services.outbound);
  return result ? { ok: true, data: result } : { ok: false, code: 'FAILED' };
}
