import type { JoinedMode } from '@frontdesk/domain';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import type { ChangeEvent } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { JoinedModeEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ListOrder } from '../../../../graphql/list-order.ts';
import { type DeliveredChange, subscribeTo } from '../../../../graphql/subscribe.ts';
import { byId, NEWEST_FIRST, orderOf, ProjectedField, page, project } from '../../../../query-compiler/index.ts';
import { callsWhere, turnsWhere } from '../calls.reads.ts';
import { endCall, joinCall, leaveCall, sendGuidance, updateCallMode, wrapUpCall } from '../use-cases/operate-call.ts';
import { startCall } from '../use-cases/start-call.ts';
import {
  CallFilter,
  CallPayload,
  SendGuidancePayload,
  StartCallInput,
  TranscriptFilter,
  WrapUpCallInput,
} from './call.mutations.ts';
import { Call, CallChange, CallConnection } from './call.type.ts';
import { TranscriptAdded, TranscriptConnection, TranscriptTurn } from './transcript.type.ts';

@Resolver()
export class CallResolver {
  @Can('read', 'Call')
  @ProjectedField()
  @Query(() => CallConnection, { description: 'Phone calls of the workspace. By default, newest first.' })
  // oxlint-disable-next-line max-params -- a resolver method needs one parameter for each argument of its GraphQL field.
  calls(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => CallFilter, { nullable: true }) filter: CallFilter | null,
    @Arg('orderBy', () => ListOrder, { nullable: true, description: 'Order of the list. If omitted, newest first.' })
    orderBy: ListOrder | null,
  ) {
    return page({ first, after }, { ...orderOf(orderBy, NEWEST_FIRST), where: callsWhere(ctx, filter) });
  }

  @Can('read', 'Call')
  @ProjectedField()
  @Query(() => Call, { description: 'A call. NOT_FOUND if the id does not exist in this workspace.' })
  call(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Call')
  @ProjectedField()
  @Query(() => TranscriptConnection, { description: 'Transcript entries of calls, latest first.' })
  transcript(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => TranscriptFilter, { nullable: true }) filter: TranscriptFilter | null,
  ) {
    return page({ first, after }, { by: 'at', where: turnsWhere(ctx, filter ?? {}) });
  }

  @Can('dial', 'Call')
  @Mutation(() => CallPayload, {
    description:
      'Calls a lead with the agent. Refused if a call with the lead is in progress, if the lead must not be called, and outside the contact window unless the viewer confirms it.',
  })
  startCall(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => StartCallInput) { leadId, serviceId, confirmOutsideWindow }: StartCallInput,
  ): Promise<CallPayload | Refused> {
    const service = serviceId ? ids.uuid(serviceId) : null;
    return startCall(ctx, { leadId: ids.uuid(leadId), serviceId: service, confirmOutsideWindow });
  }

  @Can('join', 'Call')
  @Mutation(() => CallPayload, {
    description: 'Joins a call. Refused if another member has joined it; the message of the refusal names that member.',
  })
  joinCall(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('mode', () => JoinedModeEnum, { description: 'How the member takes part in the call.' }) mode: JoinedMode,
  ): Promise<CallPayload | Refused> {
    return joinCall(ctx, { id: ids.uuid(id), mode });
  }

  @Can('switchMode', 'Call')
  @Mutation(() => CallPayload, {
    description:
      'Switches between listening, guiding and takeover in a call. Available only to the member who has joined the call.',
  })
  updateCallMode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('mode', () => JoinedModeEnum, { description: 'How the member takes part in the call from now on.' })
    mode: JoinedMode,
  ): Promise<CallPayload | Refused> {
    return updateCallMode(ctx, { id: ids.uuid(id), mode: mode });
  }

  @Can('guide', 'Call')
  @Mutation(() => SendGuidancePayload, {
    description:
      'Sends guidance to the agent in a call. After a takeover, the text is spoken to the contact. Available only to the member who has joined the call.',
  })
  sendGuidance(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
    @Arg('text', () => String, {
      description:
        'Guidance, at most 500 characters. The agent follows it, and the contact does not hear it. After a takeover, the text is spoken to the contact.',
    })
    text: string,
  ): Promise<SendGuidancePayload | Refused> {
    return sendGuidance(ctx, { id: ids.uuid(id), text: text });
  }

  @Can('leave', 'Call')
  @Mutation(() => CallPayload, { description: 'Leaves a call. The agent continues it.' })
  leaveCall(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<CallPayload | Refused> {
    return leaveCall(ctx, { id: ids.uuid(id) });
  }

  @Can('end', 'Call')
  @Mutation(() => CallPayload, { description: 'Ends a call. A call that has not been placed yet is canceled.' })
  endCall(@InWorkspace() ctx: WorkspaceContext, @Arg('id', () => ID) id: string): Promise<CallPayload | Refused> {
    return endCall(ctx, { id: ids.uuid(id) });
  }

  @Can('wrapUp', 'Call')
  @Mutation(() => CallPayload, { description: 'Records the outcome of an ended call.' })
  wrapUpCall(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => WrapUpCallInput) input: WrapUpCallInput,
  ): Promise<CallPayload | Refused> {
    return wrapUpCall(ctx, { ...input, id: ids.uuid(input.id) });
  }
}

type CallNote = Extract<ChangeEvent, { topic: 'call' }>;
type TranscriptNote = Extract<ChangeEvent, { topic: 'transcript' }>;

/**
 * A change of a call or its transcript, together with the viewer's access context at the time of the event, which is
 * used to read the record.
 */
type CallChangePayload<N> = N & { readonly ctx: WorkspaceContext };

@Resolver()
export class CallSubscription {
  @Can('read', 'Call')
  @Subscription(() => CallChange, {
    subscribe: subscribeTo<CallNote>('call', 'read', 'Call'),
    description:
      'Emits changes of calls, including the live transcript. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
  })
  callChanged(@Root() { note, ctx }: DeliveredChange<CallNote>): CallChangePayload<CallNote> {
    return { ...note, ctx };
  }

  @Can('read', 'Call')
  @Subscription(() => TranscriptAdded, {
    subscribe: subscribeTo<TranscriptNote>('transcript', 'read', 'Call'),
    description:
      'Emits new transcript entries of calls. Ends with UNAUTHENTICATED or NOT_FOUND if the viewer loses access.',
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
