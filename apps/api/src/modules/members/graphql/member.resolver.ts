import { Arg, Args, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { InWorkspace } from '../../../auth/decorators.ts';
import { Can } from '../../../graphql/can.ts';
import { ids } from '../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../query-compiler/index.ts';
import { explainAccess } from '../use-cases/explain-access.ts';
import { leaveWorkspace, removeMember } from '../use-cases/remove-member.ts';
import { previewMemberChange, updateMember } from '../use-cases/update-member.ts';
import { AccessExplanation } from './access-explanation.type.ts';
import { AccessPreview } from './access-preview.type.ts';
import { ExplainAccessArgs, RemoveMemberInput, UpdateMemberInput } from './member.inputs.ts';
import { LeaveWorkspaceResult, RemoveMemberResult, UpdateMemberResult } from './member.results.ts';
import { Member, MemberConnection } from './member.type.ts';

@Resolver()
export class MemberResolver {
  @Can('read', 'Member')
  @ProjectedField()
  @Query(() => MemberConnection, { description: 'The members of the workspace, newest first.' })
  members(
    @Arg('first', () => Int, { description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'joinedAt' });
  }

  @Can('read', 'Member')
  @ProjectedField()
  @Query(() => Member, { description: 'One member; NOT_FOUND for an id of another workspace or of none.' })
  member(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('explain', 'Member')
  @Query(() => AccessExplanation, {
    description:
      'Why a member, or an API key, may do something or not. One may ask about oneself; about others with workspace.members.',
  })
  explainAccess(@InWorkspace() ctx: WorkspaceContext, @Args(() => ExplainAccessArgs) args: ExplainAccessArgs) {
    const { action, subject } = args;
    const [memberId, apiKeyId, recordId] = [args.memberId, args.apiKeyId, args.recordId].map(
      (id) => id && ids.uuid(id),
    );
    return explainAccess(ctx, { memberId, apiKeyId, action, subject, recordId });
  }

  @Can('update', 'Member')
  @Query(() => AccessPreview, {
    description: 'What `updateMember` with this input would come to now, by the same code; nothing is changed.',
  })
  previewMemberChange(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMemberInput) input: UpdateMemberInput,
  ) {
    return previewMemberChange(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'Member')
  @Mutation(() => UpdateMemberResult, {
    description: 'Gives a member another role and other policies: never more than the caller holds.',
  })
  updateMember(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => UpdateMemberInput) input: UpdateMemberInput) {
    return updateMember(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'Member')
  @Mutation(() => RemoveMemberResult, {
    description:
      'Takes a member out of the workspace. The account stays; API keys they made stop at once, and the views they shared are the caller’s.',
  })
  removeMember(@InWorkspace() ctx: WorkspaceContext, @Arg('input', () => RemoveMemberInput) input: RemoveMemberInput) {
    return removeMember(ctx, { id: ids.uuid(input.id) });
  }

  @Can('leave', 'Member')
  @Mutation(() => LeaveWorkspaceResult, {
    description:
      'Takes the caller out of the workspace; the views they shared are left to an owner. The last owner stays.',
  })
  leaveWorkspace(@InWorkspace() ctx: WorkspaceContext) {
    return leaveWorkspace(ctx);
  }
}
