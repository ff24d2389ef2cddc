import type { RegistrationMode } from '@frontdesk/domain';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { RegistrationModeEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';

@InputType()
export class SetRegistrationInput {
  @Field(() => RegistrationModeEnum)
  mode: RegistrationMode;

  @Field(() => [String], { description: 'For example example.com. At least one when the mode is DOMAINS.' })
  allowedDomains: string[];
}

@ObjectType({ description: 'The setting applies from the next registration.' })
export class RegistrationSet {
  @Field(() => RegistrationModeEnum)
  readonly mode: RegistrationMode;

  @Field(() => [String])
  readonly allowedDomains: readonly string[];

  constructor(mode: RegistrationMode, allowedDomains: readonly string[]) {
    this.mode = mode;
    this.allowedDomains = allowedDomains;
  }
}

export const SetRegistrationResult = createUnionType({
  name: 'SetRegistrationResult',
  types: () => [RegistrationSet, Refused] as const,
});
