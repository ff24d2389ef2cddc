import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import { acceptLead } from '../accept-lead.ts';
import { type LeadInput, validateLead } from '../lead-validation.ts';

export async function createLead(ctx: WorkspaceContext, input: LeadInput) {
  const lead = validateLead(input);
  if ('refusal' in lead) return refused(lead.refusal, lead.field);
  const source = ctx.actor.kind === 'api_key' ? 'API' : 'MANUAL';
  return ctx.db.write(
    async (tx) => ({ type: 'LeadCreated', lead: byId(await acceptLead(tx, ctx, lead, source)) }) as const,
  );
}
