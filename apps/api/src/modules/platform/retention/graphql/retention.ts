import type { LegalHoldScope } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { LegalHoldScopeEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { protectingHolds } from '../retention.reads.ts';
import { createLegalHold, releaseLegalHold } from '../use-cases/legal-holds.ts';
import { retention, retentionPreview, updateRetention } from '../use-cases/retention.ts';

@ObjectType()
abstract class Counted {
  @Field(() => Int, { description: 'Number of leads.' })
  leads: number;

  @Field(() => Int, { description: 'Number of conversations that have no remaining messages.' })
  conversations: number;

  @Field(() => Int, { description: 'Number of messages.' })
  messages: number;

  @Field(() => Int, { description: 'Number of phone calls, which are deleted with their transcripts.' })
  calls: number;

  @Field(() => Int, {
    description:
      'Number of contacts who have no remaining data. Contacts who are blocked or have opted out are never deleted.',
  })
  contacts: number;
}

@ObjectType({ description: 'Number of records that one nightly retention sweep deleted.' })
class RetentionSweep extends Counted {
  @Field(() => GraphQLDateTime, { description: 'Time to which the age of the data was compared.' })
  dueAt: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the sweep finished. Null if it is still running.',
  })
  finishedAt: Date | null;
}

@ObjectType({ description: 'Retention of leads and transcripts in the workspace.' })
class Retention {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of days for which data is stored. Null if it is stored forever.',
  })
  days: number | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the next retention sweep, at 03:00 UTC.' })
  sweepsAt: Date;

  @Field(() => Boolean, {
    description: 'Whether a legal hold protects the whole workspace, so that nothing is deleted.',
  })
  held: boolean;

  @Field(() => RetentionSweep, {
    nullable: true,
    description: 'Result of the latest retention sweep. Null if no sweep has taken place.',
  })
  lastSweep: RetentionSweep | null;
}

@ObjectType({
  description: 'Number of records that the next retention sweep would delete with the given number of days.',
})
class RetentionPreview extends Counted {
  @Field(() => GraphQLDateTime, { description: 'Time of the next retention sweep, which runs once a day.' })
  sweepsAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Data older than this time would be deleted.' })
  olderThan: Date;

  @Field(() => Int, {
    description: 'Number of leads that are old enough to be deleted but are protected by a legal hold.',
  })
  heldLeads: number;

  @Field(() => Int, {
    description: 'Number of messages that are old enough to be deleted but are protected by a legal hold.',
  })
  heldMessages: number;
}

@ObjectType({
  implements: Node,
  description: 'Protection of a workspace, lead or contact from retention and deletion.',
})
class LegalHold {
  id: string;

  @Field(() => LegalHoldScopeEnum, { description: 'Kind of record that the hold protects.' })
  scope: LegalHoldScope;

  @Field(() => ID, { description: 'Id of the protected lead, contact or workspace.' })
  subjectId: string;

  @Field(() => String, { description: 'Reason that the member gave, 1 to 500 characters.' })
  reason: string;

  @Field(() => String, { description: 'Name of the member who placed the hold, at that time.' })
  placedByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the hold was placed.' })
  createdAt: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who released the hold. Null if the hold is active.',
  })
  releasedByName: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the hold was released. Null if the hold is active.',
  })
  releasedAt: Date | null;
}

const LegalHoldConnection = connectionOf('LegalHold', () => LegalHold);

@InputType()
class CreateLegalHoldInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a lead. All data of the person behind the lead is protected. VALIDATION_FAILED with a contact. If both ids are null or omitted, the whole workspace is protected.',
  })
  leadId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the contact to protect. VALIDATION_FAILED with a lead. If both ids are null or omitted, the whole workspace is protected.',
  })
  contactId?: string | null;

  @Field(() => String, { description: 'Reason for the hold, 1 to 500 characters.' })
  reason: string;
}

@ObjectType({ description: 'Payload of the mutations that return the retention period.' })
export class RetentionPayload extends Payload {
  @Field(() => Retention, { description: 'Retention after the mutation.' })
  readonly retention: Retention;
}

@ObjectType({ description: 'Payload of the mutations that return a legal hold.' })
export class LegalHoldPayload extends Payload {
  @Field(() => LegalHold, { description: 'Legal hold after the mutation.' })
  readonly hold: Read;
}

@Resolver()
export class RetentionResolver {
  @Can('updateRetention', 'Workspace')
  @Query(() => Retention, {
    description: 'Retention of leads and transcripts in the workspace. Available to members only, not to API keys.',
  })
  retention(@InWorkspace() ctx: WorkspaceContext): Promise<Retention> {
    return retention(ctx);
  }

  @Can('updateRetention', 'Workspace')
  @Query(() => RetentionPreview, {
    description:
      'Number of records that the next retention sweep would delete with the given number of days. Available to members only, not to API keys.',
  })
  retentionPreview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('days', () => Int, {
      description: 'Number of days for which data is stored, 1 to 3650. VALIDATION_FAILED otherwise.',
    })
    days: number,
  ): Promise<RetentionPreview> {
    return retentionPreview(ctx, days);
  }

  @Can('updateRetention', 'Workspace')
  @Mutation(() => RetentionPayload, {
    description:
      'Sets the number of days for which leads and transcripts are stored. Older data without a legal hold is deleted every night at 03:00 UTC. Available to members only, not to API keys.',
  })
  updateRetention(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('days', () => Int, {
      nullable: true,
      description: 'Number of days for which data is stored, 1 to 3650. If null or omitted, data is stored forever.',
    })
    days?: number | null,
  ): Promise<RetentionPayload | Refused> {
    return updateRetention(ctx, { days: days ?? null });
  }

  @Can('read', 'LegalHold')
  @ProjectedField()
  @Query(() => LegalHoldConnection, {
    description: 'Legal holds of the workspace, newest first, including released holds.',
  })
  legalHolds(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('contactId', () => ID, {
      nullable: true,
      description:
        'Id of a contact. Only active holds that protect the contact, one of its leads or the whole workspace are returned. If null or omitted, all holds are returned.',
    })
    contactId: string | null,
  ) {
    return page({ first, after }, { where: contactId ? protectingHolds(contactId) : null });
  }

  @Can('place', 'LegalHold')
  @Mutation(() => LegalHoldPayload, {
    description:
      'Protects the workspace, or the data of one person, from retention and deletion. Refused if an active hold protects the same lead, contact or workspace. Available to members only, not to API keys.',
  })
  createLegalHold(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateLegalHoldInput) { leadId, contactId, reason }: CreateLegalHoldInput,
  ): Promise<LegalHoldPayload | Refused> {
    const of = { leadId: leadId ? ids.uuid(leadId) : null, contactId: contactId ? ids.uuid(contactId) : null };
    return createLegalHold(ctx, { ...of, reason });
  }

  @Can('release', 'LegalHold')
  @Mutation(() => LegalHoldPayload, {
    description:
      'Ends an active legal hold. Unless another hold protects it, retention applies to the data again. Available to members only, not to API keys.',
  })
  releaseLegalHold(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<LegalHoldPayload | Refused> {
    return releaseLegalHold(ctx, { id: ids.uuid(id) });
  }
}
