import { Field, ID, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { PhoneConfig } from './phone-config.type.ts';

@ObjectType({
  description: 'Result of adding a phone number. Its provider confirmed that it belongs to the workspace.',
})
export class PhoneConfigCreated {
  readonly type: 'PhoneConfigCreated';

  @Field(() => PhoneConfig)
  readonly phoneConfig: Read;
}

@ObjectType({ description: 'Result of changing a phone number.' })
export class PhoneConfigUpdated {
  readonly type: 'PhoneConfigUpdated';

  @Field(() => PhoneConfig, { description: 'The changed phone number.' })
  readonly phoneConfig: Read;
}

@ObjectType({ description: 'Result of deleting a phone number. Its tokens were deleted too.' })
export class PhoneConfigDeleted {
  readonly type: 'PhoneConfigDeleted';

  @Field(() => ID)
  readonly id: string;
}

export const CreatePhoneConfigResult = resultUnion('CreatePhoneConfigResult', PhoneConfigCreated, Refused);
export const UpdatePhoneConfigResult = resultUnion('UpdatePhoneConfigResult', PhoneConfigUpdated, Refused);
export const DeletePhoneConfigResult = resultUnion('DeletePhoneConfigResult', PhoneConfigDeleted, Refused);
