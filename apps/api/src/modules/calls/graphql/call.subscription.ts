import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import type { ChangeEvent } from '../../../events/change-bus.ts';
import { Can, Public } from '../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../graphql/subscribe.ts';
import { byId, project } from '../../../query-compiler/index.ts';
import { Call, CallChange, TranscriptAdded, TranscriptTurn } from './call.type.ts';

type CallNote = Extract<ChangeEvent, { topic: 'call' }>;
type TranscriptNote = Extract<ChangeEvent, { topic: 'transcript' }>;

/** With the watcher's standing of the moment in which it came: what is read of it is read as that. */
type CallChangePayload<N> = N & { readonly ctx: WorkspaceContext };

@Resolver()
export class CallSubscription {
  @Can('read', 'Call')
  @Subscription(() => CallChange, {
    subscribe: subscribeTo<CallNote>('call', 'read', 'Call'),
    description:
      'Calls that begin or change, and what is being said in them. Ends with UNAUTHENTICATED or NOT_FOUND when the right to watch does.',
  })
  callChanged(@Root() { note, ctx }: DeliveredChange<CallNote>): CallChangePayload<CallNote> {
    return { ...note, ctx };
  }

  @Can('read', 'Call')
  @Subscription(() => TranscriptAdded, {
    subscribe: subscribeTo<TranscriptNote>('transcript', 'read', 'Call'),
    description: 'What is said in calls. Ends with UNAUTHENTICATED or NOT_FOUND when the right to watch does.',
  })
  callTranscriptAdded(@Root() { note, ctx }: DeliveredChange<TranscriptNote>): CallChangePayload<TranscriptNote> {
    return { ...note, ctx };
  }
}

@Resolver(() => CallChange)
export class CallChangeFields {
  @Public('Read with the rights of the moment.')
  @FieldResolver(() => Call, { nullable: true, description: 'As it is now; null when it is gone.' })
  call(@Root() { id, ctx }: CallChangePayload<CallNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}

@Resolver(() => TranscriptAdded)
export class TranscriptAddedFields {
  @Public('Read with the rights of the moment.')
  @FieldResolver(() => TranscriptTurn, { nullable: true, description: 'Null when it is gone.' })
  turn(@Root() { turnId, ctx }: CallChangePayload<TranscriptNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(turnId));
  }
}
