import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { PhoneConfig } from './phone-config.type.ts';

@ObjectType({ description: 'The number was added; its provider confirmed ownership.' })
export class PhoneConfigCreated {
  readonly type: 'PhoneConfigCreated';

  @Field(() => PhoneConfig)
  readonly phoneConfig: Read;
}

@ObjectType({ description: 'The number was updated.' })
export class PhoneConfigUpdated {
  readonly type: 'PhoneConfigUpdated';

  @Field(() => PhoneConfig, { description: 'Current state of the number.' })
  readonly phoneConfig: Read;
}

@ObjectType({ description: 'The number and its tokens were deleted.' })
export class PhoneConfigDeleted {
  readonly type: 'PhoneConfigDeleted';

  @Field(() => ID)
  readonly id: string;
}

export const CreatePhoneConfigResult = resultUnion('CreatePhoneConfigResult', PhoneConfigCreated, Refused);
export const UpdatePhoneConfigResult = resultUnion('UpdatePhoneConfigResult', PhoneConfigUpdated, Refused);
export const DeletePhoneConfigResult = resultUnion('DeletePhoneConfigResult', PhoneConfigDeleted, Refused);
