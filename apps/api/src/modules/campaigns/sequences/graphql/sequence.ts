import { SEQUENCE_LIMITS, type SequenceTrigger, type SequenceVariable as StoredVariable } from '@frontdesk/domain';
import { Arg, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { SequenceTriggerEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { byId, filterWhere, inSql, list, ProjectedField, page, type Read } from '../../../../query-compiler/index.ts';
import { SurfaceTemplate } from '../../../messaging/surfaces/index.ts';
import { WhatsAppTemplate } from '../../../messaging/templates/index.ts';
import { sequencePreview } from '../use-cases/sequence-preview.ts';
import { createSequence, deleteSequence, setSequenceEnabled, updateSequence } from '../use-cases/sequences.ts';
import { PlannedSequenceMessage } from './planned-sequence-message.ts';
import { CreateSequenceInput, toSequenceInput, UpdateSequenceInput } from './sequence.inputs.ts';
import { SequenceMessageConnection, SequenceMessageFilter } from './sequence-message.ts';

@ObjectType({ description: 'Value of one variable of the template of a step.' })
class SequenceVariable {
  @Field(() => String, { description: 'Name of the variable in the template.' })
  name: string;

  @Field(() => String, { description: 'Value of the template variable. Can contain placeholders.' })
  text: string;
}

@ObjectType({ description: 'A message of a sequence.' })
export class SequenceStep {
  @Field(() => Int, { description: 'Number of the step, starting with 1.' })
  position: number;

  @Field(() => Int, { description: 'Minutes after the occasion, or before the start of the appointment.' })
  delayMinutes: number;

  @Field(() => String, {
    nullable: true,
    description: 'Text for contacts with an open reply window. Null if the template is always sent.',
  })
  text: string | null;

  @Field(() => WhatsAppTemplate, {
    nullable: true,
    description: 'Template for contacts with a closed reply window. Null if these contacts get no message.',
  })
  template: WhatsAppTemplate | null;

  @Field(() => SurfaceTemplate, {
    nullable: true,
    description: 'Form that the step sends. Null if it sends none, or if the viewer cannot read forms.',
  })
  surfaceTemplate: SurfaceTemplate | null;
}

@ObjectType({ implements: Node, description: 'Messages that are sent to contacts automatically for one occasion.' })
class Sequence {
  id: string;

  @Field(() => String, { description: 'Name of the sequence. Contacts do not see it.' })
  name: string;

  @Field(() => SequenceTriggerEnum, { description: 'Occasion for which the sequence writes to a contact.' })
  trigger: SequenceTrigger;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the service whose phone numbers the sequence is limited to. Null if the sequence applies to all services.',
  })
  serviceId: string | null;

  @Public('Part of the sequence.')
  @inSql.relation('steps', () => list([['position', 'asc']], { limit: SEQUENCE_LIMITS.steps }))
  @Field(() => [SequenceStep], { description: 'Steps in the order in which they are sent.' })
  steps: SequenceStep[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the sequence was enabled. Null if it is disabled.',
  })
  enabledAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the sequence was created.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the member or key that created the sequence.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the member or key that made the last change.' })
  updatedByName: string;

  @Field(() => Int, { description: 'Number that increases with each change, starting with 1.' })
  revision: number;
}

const SequenceConnection = connectionOf('Sequence', () => Sequence);

@ObjectType({ description: 'Payload of the mutations that return a sequence.' })
export class SequencePayload extends Payload {
  @Field(() => Sequence, { description: 'Sequence after the mutation.' })
  readonly sequence: Read;
}

@Resolver(() => SequenceStep)
export class SequenceStepFields {
  @Public('Part of the sequence.')
  @inSql.row({ variables: true })
  @FieldResolver(() => [SequenceVariable], { description: 'Values of the template variables.' })
  variables(@Root() { variables }: { variables: StoredVariable[] }): SequenceVariable[] {
    return variables;
  }
}

@Resolver()
export class SequenceResolver {
  @Can('read', 'Sequence')
  @ProjectedField()
  @Query(() => SequenceConnection, { description: 'Sequences of the workspace, newest first, at most 20.' })
  sequences(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { most: SEQUENCE_LIMITS.sequences });
  }

  @Can('read', 'Sequence')
  @ProjectedField()
  @Query(() => Sequence, { description: 'A sequence. NOT_FOUND if the id does not exist in this workspace.' })
  sequence(@Arg('id', () => ID) id: string) {
    return byId(ids.uuid(id));
  }

  @Can('read', 'SequenceMessage')
  @ProjectedField()
  @Query(() => SequenceMessageConnection, { description: 'Steps of sequences that were due, latest first.' })
  sequenceMessages(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => SequenceMessageFilter, { nullable: true }) filter: SequenceMessageFilter | null,
    @InWorkspace() { ability }: WorkspaceContext,
  ) {
    return page(
      { first, after },
      { by: 'dueAt', where: filterWhere({ ability, type: SequenceMessageFilter }, filter) },
    );
  }

  @Can('read', 'Sequence')
  @Query(() => [PlannedSequenceMessage], {
    description:
      'Messages that the sequences would send in the next seven days, earliest first. At most 200 messages are returned. Messages to contacts that the viewer cannot read are omitted.',
  })
  sequencePreview(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('sequenceId', () => ID, {
      nullable: true,
      description: 'Id of one sequence. If null or omitted, all enabled sequences are included.',
    })
    sequenceId: string | null,
  ): Promise<PlannedSequenceMessage[]> {
    return sequencePreview(ctx, { sequenceId: sequenceId ? ids.uuidOrNone(sequenceId) : null });
  }

  @Can('create', 'Sequence')
  @Mutation(() => SequencePayload, {
    description: 'Creates a sequence, which is disabled until `enableSequence` is called.',
  })
  createSequence(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateSequenceInput) input: CreateSequenceInput,
  ): Promise<SequencePayload | Refused> {
    return createSequence(ctx, toSequenceInput(input));
  }

  @Can('update', 'Sequence')
  @Mutation(() => SequencePayload, {
    description:
      'Replaces a sequence. Steps that were sent are not sent again. Refused if it was changed since the given revision.',
  })
  updateSequence(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateSequenceInput) input: UpdateSequenceInput,
  ): Promise<SequencePayload | Refused> {
    return updateSequence(ctx, { ...toSequenceInput(input), id: ids.uuid(input.id), revision: input.revision });
  }

  @Can('update', 'Sequence')
  @Mutation(() => SequencePayload, {
    description:
      'Enables a sequence. Messages that were due before it was enabled are not sent. Calling it again has no effect.',
  })
  enableSequence(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SequencePayload | Refused> {
    return setSequenceEnabled(ctx, { id: ids.uuid(id), isEnabled: true });
  }

  @Can('update', 'Sequence')
  @Mutation(() => SequencePayload, {
    description: 'Disables a sequence. Pending messages are not sent. Calling it again has no effect.',
  })
  disableSequence(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<SequencePayload | Refused> {
    return setSequenceEnabled(ctx, { id: ids.uuid(id), isEnabled: false });
  }

  @Can('delete', 'Sequence')
  @Mutation(() => DeletedPayload, { description: 'Deletes a sequence with its log. Sent messages remain.' })
  deleteSequence(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteSequence(ctx, ids.uuid(id));
  }
}
