import type { LegalHoldScope } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { LegalHoldScopeEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { protectingHolds } from '../retention.reads.ts';
import { placeLegalHold, releaseLegalHold } from '../use-cases/legal-holds.ts';
import { retention, retentionPreview, setRetention } from '../use-cases/retention.ts';

@ObjectType()
abstract class Counted {
  @Field(() => Int)
  leads: number;

  @Field(() => Int, { description: 'Conversations without remaining messages.' })
  conversations: number;

  @Field(() => Int)
  messages: number;

  @Field(() => Int, { description: 'Phone calls with their transcripts.' })
  calls: number;

  @Field(() => Int, { description: 'Contacts without remaining data. Blocked contacts are kept.' })
  contacts: number;
}

@ObjectType({ description: 'Result of one nightly sweep, in numbers only.' })
class RetentionSweep extends Counted {
  @Field(() => GraphQLDateTime, { description: 'Reference time for ages.' })
  dueAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while running.' })
  finishedAt: Date | null;
}

@ObjectType({ description: 'Retention of leads and transcripts.' })
class Retention {
  @Field(() => Int, { nullable: true, description: 'Retention in days. Null: forever.' })
  days: number | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the next sweep, 03:00 UTC.' })
  sweepsAt: Date;

  @Field(() => Boolean, { description: 'Whether a legal hold covers the whole workspace, so that nothing is deleted.' })
  held: boolean;

  @Field(() => RetentionSweep, { nullable: true, description: 'Latest sweep. Null before the first.' })
  lastSweep: RetentionSweep | null;
}

@ObjectType({ description: 'What the next sweep would delete with this retention.' })
class RetentionPreview extends Counted {
  @Field(() => GraphQLDateTime)
  sweepsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Data older than this would be deleted.' })
  olderThan: Date;

  @Field(() => Int, { description: 'Expired leads preserved by a legal hold.' })
  heldLeads: number;

  @Field(() => Int, { description: 'Expired messages preserved by a legal hold.' })
  heldMessages: number;
}

@ObjectType({ description: 'Preserves data from retention and deletion until it is released.' })
class LegalHold {
  @Field(() => ID)
  id: string;

  @Field(() => LegalHoldScopeEnum)
  scope: LegalHoldScope;

  @Field(() => ID, { description: 'Id of the lead or contact, or of the workspace.' })
  subjectId: string;

  @Field(() => String)
  reason: string;

  @Field(() => String)
  placedByName: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => String, { nullable: true, description: 'Null while active.' })
  releasedByName: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while active.' })
  releasedAt: Date | null;
}

const LegalHoldConnection = connectionOf('LegalHold', () => LegalHold);

@InputType()
class SetRetentionInput {
  @Field(() => Int, { nullable: true, description: '1 to 3650 days. Null: forever.' })
  days: number | null;
}

@InputType()
class PlaceLegalHoldInput {
  @Field(() => ID, { nullable: true, description: 'Holds all data of the person behind this lead.' })
  leadId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Holds this contact. With neither id the whole workspace is held.' })
  contactId?: string | null;

  @Field(() => String, { description: '1 to 500 characters.' })
  reason: string;
}

@InputType()
class ReleaseLegalHoldInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'Applies from the next batch, including a running sweep.' })
class RetentionSet {
  readonly type: 'RetentionSet';

  @Field(() => Retention)
  readonly retention: Retention;
}

@ObjectType()
abstract class LegalHoldResult {
  @Field(() => LegalHold)
  readonly hold: Read;
}

@ObjectType({ description: 'The data is preserved regardless of its age.' })
class LegalHoldPlaced extends LegalHoldResult {
  readonly type: 'LegalHoldPlaced';
}

@ObjectType({ description: 'The data follows the retention again.' })
class LegalHoldReleased extends LegalHoldResult {
  readonly type: 'LegalHoldReleased';
}

const SetRetentionResult = resultUnion('SetRetentionResult', RetentionSet, Refused);
const PlaceLegalHoldResult = resultUnion('PlaceLegalHoldResult', LegalHoldPlaced, Refused);
const ReleaseLegalHoldResult = resultUnion('ReleaseLegalHoldResult', LegalHoldReleased, Refused);

@Resolver()
export class RetentionResolver {
  @Can('setRetention', 'Workspace')
  @Query(() => Retention, {
    description: 'How long leads and transcripts are kept. For members only, not for API keys.',
  })
  retention(@InWorkspace() ctx: WorkspaceContext): Promise<Retention> {
    return retention(ctx);
  }

  @Can('setRetention', 'Workspace')
  @Query(() => RetentionPreview, {
    description: 'What the next sweep would delete with this number of days. For members only, not for API keys.',
  })
  retentionPreview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('days', () => Int, { description: '1 to 3650.' }) days: number,
  ): Promise<RetentionPreview> {
    return retentionPreview(ctx, days);
  }

  @Can('setRetention', 'Workspace')
  @Mutation(() => SetRetentionResult, {
    description:
      'Sets after how many days leads and transcripts are deleted, every night at 03:00 UTC. For members only, not for API keys.',
  })
  setRetention(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => SetRetentionInput) input: SetRetentionInput,
  ): Promise<typeof SetRetentionResult> {
    return setRetention(ctx, input);
  }

  @Can('read', 'LegalHold')
  @ProjectedField()
  @Query(() => LegalHoldConnection, { description: 'Legal holds, newest first, including released ones.' })
  legalHolds(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('contactId', () => ID, {
      nullable: true,
      description:
        'Only active holds that affect this contact: its own, those of its leads, and those of the workspace.',
    })
    contactId: string | null,
  ) {
    return page({ first, after }, { where: contactId ? protectingHolds(contactId) : null });
  }

  @Can('place', 'LegalHold')
  @Mutation(() => PlaceLegalHoldResult, {
    description:
      'Exempts the workspace, or one person by one of their leads or contacts, from deletion. For members only, not for API keys.',
  })
  placeLegalHold(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => PlaceLegalHoldInput) { leadId, contactId, reason }: PlaceLegalHoldInput,
  ): Promise<typeof PlaceLegalHoldResult> {
    const of = { leadId: leadId ? ids.uuid(leadId) : null, contactId: contactId ? ids.uuid(contactId) : null };
    return placeLegalHold(ctx, { ...of, reason });
  }

  @Can('release', 'LegalHold')
  @Mutation(() => ReleaseLegalHoldResult, {
    description: 'Ends a hold: retention applies again to what it held. For members only, not for API keys.',
  })
  releaseLegalHold(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => ReleaseLegalHoldInput) { id }: ReleaseLegalHoldInput,
  ): Promise<typeof ReleaseLegalHoldResult> {
    return releaseLegalHold(ctx, { id: ids.uuid(id) });
  }
}
