import { Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../context/context.ts';
import type { Note } from '../../../events/bus.ts';
import { Can } from '../../../graphql/can.ts';
import { type Told, watching } from '../../../graphql/watching.ts';
import { leadById } from '../leads.repository.ts';
import { LeadChange } from './lead.type.ts';

type LeadNote = Extract<Note, { topic: 'lead' }>;

@Resolver()
export class LeadSubscription {
  @Can('read', 'Lead')
  @Subscription(() => LeadChange, {
    subscribe: watching<LeadNote>('lead', 'read', 'Lead'),
    description:
      'Leads that arrive, change or go. Ends with UNAUTHENTICATED or NOT_FOUND when the right to watch does.',
  })
  leadChanged(@Root() { note, ctx }: Told<LeadNote>) {
    return asLeadChange(ctx, note);
  }
}

async function asLeadChange(ctx: WorkspaceContext, { kind, id }: LeadNote) {
  return { kind, id, lead: kind === 'DELETED' ? null : await ctx.db.read((tx) => leadById(tx, id)) };
}
