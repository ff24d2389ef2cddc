import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
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
}

@ObjectType({ description: 'Phone numbers can be assigned to it.' })
export class ServiceCreated extends ServiceResult {
  readonly type: 'ServiceCreated';
}

@ObjectType({ description: 'New calls and agent runs use it. Active ones do not change.' })
export class ServiceUpdated extends ServiceResult {
  readonly type: 'ServiceUpdated';
}

@ObjectType({ description: 'The service was deleted.' })
export class ServiceDeleted {
  readonly type: 'ServiceDeleted';

  @Field(() => ID)
  readonly id: string;
}

export const CreateServiceResult = resultUnion('CreateServiceResult', ServiceCreated, Refused);
export const UpdateServiceResult = resultUnion('UpdateServiceResult', ServiceUpdated, Refused);
export const DeleteServiceResult = resultUnion('DeleteServiceResult', ServiceDeleted, Refused);
