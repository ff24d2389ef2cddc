import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { Job, JobProgress } from './job.type.ts';

type JobNote = Extract<ChangeEvent, { topic: 'job' }>;
type JobChangePayload = JobNote & { readonly ctx: WorkspaceContext };

@Resolver()
export class JobSubscription {
  @Can('read', 'Job')
  @Subscription(() => JobProgress, {
    subscribe: subscribeTo<JobNote>('job', 'read', 'Job'),
    description: "Progress of the viewer's own jobs.",
  })
  jobProgressed(@Root() { note, ctx }: DeliveredChange<JobNote>): JobChangePayload {
    return { ...note, ctx };
  }
}

@Resolver(() => JobProgress)
export class JobProgressFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Job, { nullable: true, description: 'Current state. Null when deleted.' })
  job(@Root() { id, ctx }: JobChangePayload, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}
