import type { SupportLevel } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace, SignedIn } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SupportLevelEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import {
  endSupportAccess,
  endSupportSession,
  grantSupportAccess,
  startSupportSession,
} from '../use-cases/support-access.ts';

@ObjectType({ description: 'A support grant of a member, and the session that used it.' })
class SupportAccess {
  @Field(() => ID)
  id: string;

  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => Int, { description: 'Duration of a session in hours, 1 to 4.' })
  hours: number;

  @Field(() => String, { description: 'Name of the granting member, whose permissions limit support.' })
  grantedByName: string;

  @Field(() => GraphQLDateTime)
  grantedAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'Time until which a session can be started; once started, the end of the session.',
  })
  expiresAt: Date;

  @Field(() => String, { nullable: true, description: 'Name of the global admin. Null before a session.' })
  adminName: string | null;

  @Field(() => String, { nullable: true, description: 'Reason given by the admin.' })
  reason: string | null;

  @Field(() => GraphQLDateTime, { nullable: true })
  sessionStartedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time it was ended. Null when it expired or is active.',
  })
  endedAt: Date | null;

  @Field(() => String, { nullable: true })
  endedByName: string | null;
}

const SupportAccessConnection = connectionOf('SupportAccess', () => SupportAccess);

@InputType()
class GrantSupportAccessInput {
  @Field(() => SupportLevelEnum)
  level: SupportLevel;

  @Field(() => Int, { description: 'Duration of a session in hours, 1 to 4.' })
  hours: number;
}

@InputType()
class EndSupportAccessInput {
  @Field(() => ID)
  id: string;
}

@InputType()
class StartSupportSessionInput {
  @Field(() => String, { description: 'Slug of the workspace.' })
  slug: string;

  @Field(() => String, { description: "10 to 500 characters. Visible to the workspace's members." })
  reason: string;
}

@InputType()
class EndSupportSessionInput {
  @Field(() => String, { description: 'Slug of the workspace.' })
  slug: string;
}

@ObjectType({ description: 'A global admin can start a session within a day.' })
class SupportAccessGranted {
  readonly type: 'SupportAccessGranted';

  @Field(() => SupportAccess)
  readonly access: Read;
}

@ObjectType({ description: 'An active session ends with its next request.' })
class SupportAccessEnded {
  readonly type: 'SupportAccessEnded';

  @Field(() => SupportAccess)
  readonly access: Read;
}

@ObjectType({ description: 'The caller can access the workspace until the given time.' })
class SupportSessionStarted {
  readonly type: 'SupportSessionStarted';

  @Field(() => String)
  readonly slug: string;

  @Field(() => GraphQLDateTime)
  readonly expiresAt: Date;
}

@ObjectType({ description: 'The session has ended. Idempotent.' })
class SupportSessionEnded {
  readonly type: 'SupportSessionEnded';

  @Field(() => String)
  readonly slug: string;
}

const GrantSupportAccessResult = resultUnion('GrantSupportAccessResult', SupportAccessGranted, Refused);
const StartSupportSessionResult = resultUnion('StartSupportSessionResult', SupportSessionStarted, Refused);

@Resolver()
export class SupportResolver {
  @Can('read', 'SupportAccess')
  @ProjectedField()
  @Query(() => SupportAccessConnection, { description: 'Support grants of the workspace, newest first.' })
  supportAccesses(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { by: 'grantedAt' });
  }

  @Can('grant', 'SupportAccess')
  @Mutation(() => GrantSupportAccessResult, {
    description:
      'Lets one global admin enter the workspace within a day, with at most the rights of the caller. For members only, not for API keys.',
  })
  grantSupportAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => GrantSupportAccessInput) input: GrantSupportAccessInput,
  ): Promise<typeof GrantSupportAccessResult> {
    return grantSupportAccess(ctx, input);
  }

  @Can('revoke', 'SupportAccess')
  @Mutation(() => SupportAccessEnded, { description: 'Ends a support grant, including an active session.' })
  endSupportAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => EndSupportAccessInput) input: EndSupportAccessInput,
  ): Promise<SupportAccessEnded> {
    return endSupportAccess(ctx, { id: ids.uuid(input.id) });
  }

  @Can('manage', 'Platform')
  @Mutation(() => StartSupportSessionResult, {
    description: 'Starts a support session. Refused in the same way for every workspace without a grant.',
  })
  startSupportSession(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => StartSupportSessionInput) input: StartSupportSessionInput,
  ): Promise<typeof StartSupportSessionResult> {
    return startSupportSession(ctx, input);
  }

  @Can('manage', 'Platform')
  @Mutation(() => SupportSessionEnded, { description: "Ends the caller's own support session." })
  endSupportSession(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => EndSupportSessionInput) input: EndSupportSessionInput,
  ): Promise<SupportSessionEnded> {
    return endSupportSession(ctx, input);
  }
}
