import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Service } from './service.type.ts';

@InputType()
export class CreateServiceInput {
  @Field(() => String)
  name: string;

  @Field(() => ID, { description: 'Agent version with the persona.' })
  agentVersionId: string;

  @Field(() => ID, { nullable: true, description: 'Graph version. Null: the one published with the agent.' })
  graphVersionId?: string | null;
}

@InputType()
export class UpdateServiceInput extends CreateServiceInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False disables it: new calls and conversations on its numbers are refused. Absent: unchanged.',
  })
  enabled?: boolean | null;
}

@InputType()
export class DeleteServiceInput {
  @Field(() => ID)
  id: string;
}

@ObjectType()
abstract class ServiceResult {
  @Field(() => Service)
  readonly service: Read;

  constructor(id: string) {
    this.service = byId(id);
  }
}

@ObjectType({ description: 'Phone numbers can be assigned to it.' })
export class ServiceCreated extends ServiceResult {}

@ObjectType({ description: 'New calls and agent runs use it. Active ones do not change.' })
export class ServiceUpdated extends ServiceResult {}

@ObjectType({ description: 'The service was deleted.' })
export class ServiceDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const CreateServiceResult = createUnionType({
  name: 'CreateServiceResult',
  types: () => [ServiceCreated, Refused] as const,
});
export const UpdateServiceResult = createUnionType({
  name: 'UpdateServiceResult',
  types: () => [ServiceUpdated, Refused] as const,
});
export const DeleteServiceResult = createUnionType({
  name: 'DeleteServiceResult',
  types: () => [ServiceDeleted, Refused] as const,
});
