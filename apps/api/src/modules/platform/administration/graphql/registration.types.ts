import type { RegistrationMode } from '@frontdesk/domain';
import { Field, InputType, ObjectType } from 'type-graphql';
import { RegistrationModeEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';

@InputType()
export class SetRegistrationInput {
  @Field(() => RegistrationModeEnum)
  mode: RegistrationMode;

  @Field(() => [String], { description: 'For example example.com. At least one when the mode is DOMAINS.' })
  allowedDomains: string[];
}

@ObjectType({ description: 'The setting applies from the next registration.' })
export class RegistrationSet {
  readonly type: 'RegistrationSet';

  @Field(() => RegistrationModeEnum)
  readonly mode: RegistrationMode;

  @Field(() => [String])
  readonly allowedDomains: readonly string[];
}

export const SetRegistrationResult = resultUnion('SetRegistrationResult', RegistrationSet, Refused);
