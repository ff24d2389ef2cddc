import type { GraphQLResolveInfo } from 'graphql';
import { FieldResolver, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, project } from '../../../../query-compiler/index.ts';
import { Call, CallChange, TranscriptAdded, TranscriptTurn } from './call.type.ts';

type CallNote = Extract<ChangeEvent, { topic: 'call' }>;
type TranscriptNote = Extract<ChangeEvent, { topic: 'transcript' }>;

/**
 * A change of a call, with the context of the viewer at the time of the event. The context is used to read the call.
 */
type CallChangePayload<N> = N & { readonly ctx: WorkspaceContext };

@Resolver()
export class CallSubscription {
  @Can('read', 'Call')
  @Subscription(() => CallChange, {
    subscribe: subscribeTo<CallNote>('call', 'read', 'Call'),
    description:
      'Emits changes of calls, including the live transcript. Ends with UNAUTHENTICATED or NOT_FOUND if the caller loses access.',
  })
  callChanged(@Root() { note, ctx }: DeliveredChange<CallNote>): CallChangePayload<CallNote> {
    return { ...note, ctx };
  }

  @Can('read', 'Call')
  @Subscription(() => TranscriptAdded, {
    subscribe: subscribeTo<TranscriptNote>('transcript', 'read', 'Call'),
    description:
      'Emits new transcript entries of calls. Ends with UNAUTHENTICATED or NOT_FOUND if the caller loses access.',
  })
  callTranscriptAdded(@Root() { note, ctx }: DeliveredChange<TranscriptNote>): CallChangePayload<TranscriptNote> {
    return { ...note, ctx };
  }
}

@Resolver(() => CallChange)
export class CallChangeFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => Call, {
    nullable: true,
    description: 'Current state of the call. Null if the call was deleted.',
  })
  call(@Root() { id, ctx }: CallChangePayload<CallNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(id));
  }
}

@Resolver(() => TranscriptAdded)
export class TranscriptAddedFields {
  @Public('Evaluated with the current access.')
  @FieldResolver(() => TranscriptTurn, { nullable: true, description: 'The entry. Null if it was deleted.' })
  turn(@Root() { turnId, ctx }: CallChangePayload<TranscriptNote>, @Info() info: GraphQLResolveInfo) {
    return project(ctx, info, byId(turnId));
  }
}
