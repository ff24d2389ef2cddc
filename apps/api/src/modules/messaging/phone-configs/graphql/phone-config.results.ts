import { createUnionType, Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { PhoneConfig } from './phone-config.type.ts';

@ObjectType({ description: 'The number was added; its provider confirmed ownership.' })
export class PhoneConfigCreated {
  @Field(() => PhoneConfig)
  readonly phoneConfig: Read;

  constructor(id: string) {
    this.phoneConfig = byId(id);
  }
}

@ObjectType({ description: 'The number was updated.' })
export class PhoneConfigUpdated {
  @Field(() => PhoneConfig, { description: 'Current state of the number.' })
  readonly phoneConfig: Read;

  constructor(id: string) {
    this.phoneConfig = byId(id);
  }
}

@ObjectType({ description: 'The number and its tokens were deleted.' })
export class PhoneConfigDeleted {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const CreatePhoneConfigResult = createUnionType({
  name: 'CreatePhoneConfigResult',
  types: () => [PhoneConfigCreated, Refused] as const,
});
export const UpdatePhoneConfigResult = createUnionType({
  name: 'UpdatePhoneConfigResult',
  types: () => [PhoneConfigUpdated, Refused] as const,
});
export const DeletePhoneConfigResult = createUnionType({
  name: 'DeletePhoneConfigResult',
  types: () => [PhoneConfigDeleted, Refused] as const,
});
