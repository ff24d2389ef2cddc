import type { RegistrationMode } from '@frontdesk/domain';
import { Arg, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { RegistrationModeEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { setRegistration } from '../use-cases/platform-settings.ts';

@InputType()
class SetRegistrationInput {
  @Field(() => RegistrationModeEnum, { description: 'Who can register an account.' })
  mode: RegistrationMode;

  @Field(() => [String], {
    description:
      'Email domains that can register, for example example.com. Requires at least one if the mode is DOMAINS.',
  })
  allowedDomains: string[];
}

@ObjectType({ description: 'Result of changing who can register. The setting applies from the next registration.' })
class RegistrationSet {
  readonly type: 'RegistrationSet';

  @Field(() => RegistrationModeEnum)
  readonly mode: RegistrationMode;

  @Field(() => [String])
  readonly allowedDomains: readonly string[];
}

const SetRegistrationResult = resultUnion('SetRegistrationResult', RegistrationSet, Refused);

@Resolver()
export class RegistrationResolver {
  @Can('manage', 'Platform')
  @Mutation(() => SetRegistrationResult, { description: 'Sets who can register an account.' })
  setRegistration(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => SetRegistrationInput) input: SetRegistrationInput,
  ): Promise<typeof SetRegistrationResult> {
    return setRegistration(ctx, input);
  }
}
