import { Arg, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../../query-compiler/index.ts';
import { callsWhere, turnsWhere } from '../calls.reads.ts';
import { callLead } from '../use-cases/call-lead.ts';
import { endCall } from '../use-cases/end-call.ts';
import { joinCall, setCallMode } from '../use-cases/join-call.ts';
import { leaveCall } from '../use-cases/leave-call.ts';
import { sendGuidance } from '../use-cases/send-guidance.ts';
import { wrapUpCall } from '../use-cases/wrap-up-call.ts';
import {
  CallFilter,
  CallLeadInput,
  EndCallInput,
  JoinCallInput,
  LeaveCallInput,
  SendGuidanceInput,
  SetCallModeInput,
  TranscriptFilter,
  WrapUpCallInput,
} from './call.inputs.ts';
import {
  CallLeadResult,
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
  @Query(() => CallConnection, { description: 'Phone calls of the workspace, newest first.' })
  calls(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => CallFilter, { nullable: true }) filter: CallFilter | null,
  ) {
    return page({ first, after }, { where: callsWhere(ctx, filter ?? {}) });
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
  @Mutation(() => CallLeadResult, {
    description:
      'Calls a lead with the agent. Refused if a call with the lead is in progress, if the lead must not be called, and outside the contact window unless the caller confirms it.',
  })
  callLead(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CallLeadInput) { leadId, serviceId, confirmOutsideWindow }: CallLeadInput,
  ): Promise<typeof CallLeadResult> {
    const service = serviceId ? ids.uuid(serviceId) : null;
    return callLead(ctx, { leadId: ids.uuid(leadId), serviceId: service, confirmOutsideWindow });
  }

  @Can('join', 'Call')
  @Mutation(() => JoinCallResult, {
    description: 'Joins a call. Refused if another member has joined it; the message of the refusal names that member.',
  })
  joinCall(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => JoinCallInput) { id, mode }: JoinCallInput,
  ): Promise<typeof JoinCallResult> {
    return joinCall(ctx, { id: ids.uuid(id), mode });
  }

  @Can('switchMode', 'Call')
  @Mutation(() => SetCallModeResult, {
    description:
      'Switches between listening, guiding and takeover in a call. Available only to the member who has joined the call.',
  })
  setCallMode(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetCallModeInput) input: SetCallModeInput,
  ): Promise<typeof SetCallModeResult> {
    return setCallMode(ctx, { id: ids.uuid(input.id), mode: input.mode });
  }

  @Can('guide', 'Call')
  @Mutation(() => SendGuidanceResult, {
    description:
      'Sends guidance to the agent in a call. After a takeover, the text is spoken to the contact. Available only to the member who has joined the call.',
  })
  sendGuidance(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SendGuidanceInput) input: SendGuidanceInput,
  ): Promise<typeof SendGuidanceResult> {
    return sendGuidance(ctx, { id: ids.uuid(input.id), text: input.text });
  }

  @Can('leave', 'Call')
  @Mutation(() => LeaveCallResult, { description: 'Leaves a call. The agent continues it.' })
  leaveCall(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => LeaveCallInput) { id }: LeaveCallInput,
  ): Promise<typeof LeaveCallResult> {
    return leaveCall(ctx, { id: ids.uuid(id) });
  }

  @Can('end', 'Call')
  @Mutation(() => EndCallResult, { description: 'Ends a call. A call that was not placed yet is cancelled.' })
  endCall(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => EndCallInput) { id }: EndCallInput,
  ): Promise<typeof EndCallResult> {
    return endCall(ctx, { id: ids.uuid(id) });
  }

  @Can('wrapUp', 'Call')
  @Mutation(() => WrapUpCallResult, { description: 'Records the outcome of an ended call.' })
  wrapUpCall(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => WrapUpCallInput) input: WrapUpCallInput,
  ): Promise<typeof WrapUpCallResult> {
    return wrapUpCall(ctx, { ...input, id: ids.uuid(input.id) });
  }
}
