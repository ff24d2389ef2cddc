import type { RecordAccess } from '@frontdesk/domain';
import { Arg, Field, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { RecordAccessEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { recordFields, updateRecordFieldAccess } from '../use-cases/record-fields.ts';

@ObjectType({ description: "A field of the contact's own record or of the lead that the agent can access." })
class RecordField {
  @Field(() => String, {
    description:
      'Name of the field in the records, for example `membership`, or of the lead, for example `lead.email`.',
  })
  name: string;

  @Field(() => RecordAccessEnum, { description: 'Whether the agent can read and change the field.' })
  access: RecordAccess;

  @Field(() => GraphQLDateTime, { description: 'Time at which the access to the field was set.' })
  updatedAt: Date;
}

@InputType()
class UpdateRecordFieldAccessInput {
  @Field(() => String, {
    description:
      'Name of the field. It starts with a letter and contains at most 64 letters, digits and underscores. Fields of the lead are `lead.name`, `lead.email` and `lead.message`.',
  })
  name: string;

  @Field(() => RecordAccessEnum, {
    description:
      'New access. `name`, `phone` and `email` are part of the contact and cannot be changed by the agent. Fields of the lead accept `WRITE` or `NONE`.',
  })
  access: RecordAccess;
}

@ObjectType({ description: 'Payload of `updateRecordFieldAccess`.' })
export class RecordFieldsPayload extends Payload {
  @Field(() => [RecordField], { description: 'All fields that the agent can access, sorted by name.' })
  readonly recordFields: readonly RecordField[];
}

@Resolver()
export class RecordFieldResolver {
  @Can('read', 'RecordField')
  @Query(() => [RecordField], {
    description:
      "Fields of the contact's own record and of the lead that the agent can access, sorted by name, at most 50.",
  })
  recordFields(@InWorkspace() ctx: WorkspaceContext): Promise<readonly RecordField[]> {
    return recordFields(ctx);
  }

  @Can('update', 'RecordField')
  @Mutation(() => RecordFieldsPayload, {
    description: "Sets what the agent can do with a field of the contact's own record or of the lead.",
  })
  updateRecordFieldAccess(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateRecordFieldAccessInput) input: UpdateRecordFieldAccessInput,
  ): Promise<RecordFieldsPayload | Refused> {
    return updateRecordFieldAccess(ctx, input);
  }
}
