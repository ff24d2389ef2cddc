import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../query-compiler/index.ts';
import { callsWhere, turnsWhere } from '../calls.reads.ts';
import { dialLead } from '../use-cases/dial-lead.ts';
import { endCall } from '../use-cases/end-call.ts';
import { joinCall, setCallMode } from '../use-cases/join-call.ts';
import { leaveCall } from '../use-cases/leave-call.ts';
import { sendGuidance } from '../use-cases/send-guidance.ts';
import { wrapUpCall } from '../use-cases/wrap-up-call.ts';
import {
  CallFilter,
  DialLeadInput,
  EndCallInput,
  JoinCallInput,
  LeaveCallInput,
  SendGuidanceInput,
  SetCallModeInput,
  TranscriptFilter,
  WrapUpCallInput,
} from './call.inputs.ts';
import {
  DialLeadResult,
  EndCallResult,
  JoinCallResult,
  LeaveCallResult,
  SendGuidanceResult,
  SetCallModeResult,
  WrapUpCallResult,
} from './call.results.ts';
import { Call, CallConnection, TranscriptConnection } from './call.type.ts';

@Resolver()
export class CallResolver {
  @Can('read', 'Call')
  @ProjectedField()
  @Query(() => CallConnection, { description: 'Phone calls, newest first.' })
  calls(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => CallFilter, { nullable: true }) filter: CallFilter | null,
  ) {
    return page({ first, after }, { where: callsWhere(ctx, filter ?? {}) });
  }

  @Can('read', 'Call')
  @ProjectedField()
  @Query(() => Call, { description: 'One call; NOT_FOUND for an id of another workspace or of none.' })
  call(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'Call')
  @ProjectedField()
  @Query(() => TranscriptConnection, { description: 'What was said in calls, the last first.' })
  transcript(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => TranscriptFilter, { nullable: true }) filter: TranscriptFilter | null,
  ) {
    return page({ first, after }, { by: 'at', where: turnsWhere(ctx, filter ?? {}) });
  }

  @Can('dial', 'Call')
  @Mutation(() => DialLeadResult, {
    description: 'The agent calls a lead. Refused where somebody is on the phone with them, or may not be called.',
  })
  dialLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DialLeadInput) { leadId, serviceId }: DialLeadInput,
  ) {
    return dialLead(ctx, { leadId: ids.uuid(leadId), serviceId: serviceId ? ids.uuid(serviceId) : null });
  }

  @Can('join', 'Call')
  @Mutation(() => JoinCallResult, { description: 'Enters a call. Refused with who is in it where somebody is.' })
  joinCall(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => JoinCallInput) { id, mode }: JoinCallInput) {
    return joinCall(ctx, { id: ids.uuid(id), mode });
  }

  @Can('switchMode', 'Call')
  @Mutation(() => SetCallModeResult, { description: 'Listens, guides or takes over instead. For whoever is in it.' })
  setCallMode(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => SetCallModeInput) input: SetCallModeInput) {
    return setCallMode(ctx, { id: ids.uuid(input.id), mode: input.mode });
  }

  @Can('guide', 'Call')
  @Mutation(() => SendGuidanceResult, {
    description: 'Tells the agent what to say; after a takeover it is said as it stands. For whoever is in the call.',
  })
  sendGuidance(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => SendGuidanceInput) input: SendGuidanceInput) {
    return sendGuidance(ctx, { id: ids.uuid(input.id), text: input.text });
  }

  @Can('leave', 'Call')
  @Mutation(() => LeaveCallResult, { description: 'Leaves the agent alone with them again.' })
  leaveCall(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => LeaveCallInput) { id }: LeaveCallInput) {
    return leaveCall(ctx, { id: ids.uuid(id) });
  }

  @Can('end', 'Call')
  @Mutation(() => EndCallResult, { description: 'Hangs up; a call that was not dialled yet never is.' })
  endCall(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => EndCallInput) { id }: EndCallInput) {
    return endCall(ctx, { id: ids.uuid(id) });
  }

  @Can('wrapUp', 'Call')
  @Mutation(() => WrapUpCallResult, { description: 'Says what came of a call that is over.' })
  wrapUpCall(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => WrapUpCallInput) input: WrapUpCallInput) {
    return wrapUpCall(ctx, { ...input, id: ids.uuid(input.id) });
  }
}
