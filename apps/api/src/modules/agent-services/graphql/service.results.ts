import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Service } from './service.type.ts';

@InputType()
export class CreateServiceInput {
  @Field(() => String)
  name: string;

  @Field(() => ID, { description: 'Whose persona speaks.' })
  agentVersionId: string;

  @Field(() => ID, { nullable: true, description: 'By which graph it goes; null: by the one it was published with.' })
  graphVersionId?: string | null;
}

@InputType()
export class UpdateServiceInput extends CreateServiceInput {
  @Field(() => ID)
  id: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False switches it off: what begins on its numbers is refused. Left out, it stays as it is.',
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

@ObjectType({ description: 'Numbers can lead to it from now on.' })
export class ServiceCreated extends ServiceResult {}

@ObjectType({ description: 'Calls and turns that begin from now on go by it; those that run stay as they are.' })
export class ServiceUpdated extends ServiceResult {}

@ObjectType({ description: 'The service is gone.' })
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
