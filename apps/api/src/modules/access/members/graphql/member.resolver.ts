import { Arg, Args, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { byId, ProjectedField, page } from '../../../../query-compiler/index.ts';
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
  @Query(() => MemberConnection, { description: 'Members of the workspace, newest first.' })
  members(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'joinedAt' });
  }

  @Can('read', 'Member')
  @ProjectedField()
  @Query(() => Member, { description: 'One member. NOT_FOUND for an id of another workspace or an unknown one.' })
  member(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('explain', 'Member')
  @Query(() => AccessExplanation, {
    description:
      'Explains why a member or API key is or is not allowed to do something. Members can ask about themselves; asking about others requires workspace.members.',
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
    description: 'Previews `updateMember` with this input. Nothing is changed.',
  })
  previewMemberChange(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMemberInput) input: UpdateMemberInput,
  ) {
    return previewMemberChange(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('update', 'Member')
  @Mutation(() => UpdateMemberResult, {
    description: "Changes the role, grants and restrictions of a member, within the caller's grant limit.",
  })
  updateMember(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateMemberInput) input: UpdateMemberInput,
  ): Promise<typeof UpdateMemberResult> {
    return updateMember(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'Member')
  @Mutation(() => RemoveMemberResult, {
    description:
      "Removes a member from the workspace. The account stays, the member's API keys are revoked, and shared views are transferred to the caller.",
  })
  removeMember(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveMemberInput) input: RemoveMemberInput,
  ): Promise<typeof RemoveMemberResult> {
    return removeMember(ctx, { id: ids.uuid(input.id) });
  }

  @Can('leave', 'Member')
  @Mutation(() => LeaveWorkspaceResult, {
    description:
      'Removes the caller from the workspace. Shared views are transferred to an owner. Refused for the last owner.',
  })
  leaveWorkspace(@InWorkspace() ctx: WorkspaceContext): Promise<typeof LeaveWorkspaceResult> {
    return leaveWorkspace(ctx);
  }
}
