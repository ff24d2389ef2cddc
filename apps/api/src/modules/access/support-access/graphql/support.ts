import type { SupportLevel } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SupportLevelEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import {
  endSupportSession,
  grantSupportAccess,
  revokeSupportAccess,
  startSupportSession,
} from '../use-cases/support-access.ts';

@ObjectType({
  implements: Node,
  description: 'Support access that a member granted, and the support session that used it.',
})
class SupportAccess {
  id: string;

  @Field(() => SupportLevelEnum, { description: 'What a support session can do.' })
  level: SupportLevel;

  @Field(() => Int, { description: 'Maximum duration of a support session in hours, 1 to 4.' })
  hours: number;

  @Field(() => String, {
    description: 'Name of the member who granted the access. The permissions of this member limit the session.',
  })
  grantedByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the member granted the access.' })
  grantedAt: Date;

  @Field(() => GraphQLDateTime, {
    description:
      'Time until which a session can be started, one day after the access was granted. After a session was started, the time at which the session ends unless it is ended earlier.',
  })
  expiresAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the global admin who started a session. Null if no session was started.',
  })
  adminName: string | null;

  @Field(() => String, { nullable: true, description: 'Reason that the admin gave. Null if no session was started.' })
  reason: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the session started. Null if no session was started.',
  })
  sessionStartedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which a member, an API key or the admin ended the access. Null if the access is active or expired on its own.',
  })
  endedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the member, API key or admin that ended the access. Null if the access is active or expired on its own.',
  })
  endedByName: string | null;
}

const SupportAccessConnection = connectionOf('SupportAccess', () => SupportAccess);

@InputType()
class GrantSupportAccessInput {
  @Field(() => SupportLevelEnum, { description: 'What a support session can do.' })
  level: SupportLevel;

  @Field(() => Int, { description: 'Maximum duration of a support session in hours, 1 to 4.' })
  hours: number;
}

@InputType()
class StartSupportSessionInput {
  @Field(() => String, { description: 'Slug of the workspace.' })
  slug: string;

  @Field(() => String, {
    description: 'Reason for the session, 10 to 500 characters. Members who can view support access can read it.',
  })
  reason: string;
}

@ObjectType({ description: 'Payload of the mutations that return support access.' })
export class SupportAccessPayload extends Payload {
  @Field(() => SupportAccess, { description: 'Support access after the mutation.' })
  readonly access: Read;
}

@ObjectType({ description: 'Payload of `endSupportSession` and `startSupportSession`.' })
class SupportSessionPayload extends Payload {
  @Field(() => String, { description: 'Slug of the workspace.' })
  readonly slug: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which the started session expires. Null if the session was ended or if the mutation was refused.',
  })
  readonly expiresAt?: Date;
}

@Resolver()
export class SupportResolver {
  @Can('read', 'SupportAccess')
  @ProjectedField()
  @Query(() => SupportAccessConnection, { description: 'Support access that members have granted, newest first.' })
  supportAccesses(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'grantedAt' });
  }

  @Can('grant', 'SupportAccess')
  @Mutation(() => SupportAccessPayload, {
    description:
      "Lets one global admin enter the workspace within one day, with at most the viewer's permissions. Refused while earlier support access is active. Available to members only, not to API keys.",
  })
  grantSupportAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => GrantSupportAccessInput) input: GrantSupportAccessInput,
  ): Promise<SupportAccessPayload | Refused> {
    return grantSupportAccess(ctx, input);
  }

  @Can('revoke', 'SupportAccess')
  @Mutation(() => SupportAccessPayload, {
    description:
      'Ends support access, including an active support session. Has no effect if the access has already ended.',
  })
  revokeSupportAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SupportAccessPayload | Refused> {
    return revokeSupportAccess(ctx, { id: ids.uuid(id) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => SupportSessionPayload, {
    description:
      'Starts a support session. Calling it again returns the same session and does not extend it. The refusal is the same if the workspace does not exist, has not granted support access, or has granted access that another admin uses. Available to global admins only.',
  })
  startSupportSession(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => StartSupportSessionInput) input: StartSupportSessionInput,
  ): Promise<SupportSessionPayload | Refused> {
    return startSupportSession(ctx, input);
  }

  @Can('manage', 'Platform')
  @Mutation(() => SupportSessionPayload, {
    description:
      "Ends the viewer's support session in the workspace. Has no effect if there is none. Available to global admins only.",
  })
  endSupportSession(
    @SignedIn() ctx: SignedInContext,
    @Arg('slug', () => String, { description: 'Slug of the workspace.' }) slug: string,
  ): Promise<SupportSessionPayload | Refused> {
    return endSupportSession(ctx, { slug });
  }
}
