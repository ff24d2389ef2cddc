import type { RegistrationMode } from '@frontdesk/domain';
import { Arg, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { RegistrationModeEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { updateRegistration } from '../use-cases/platform-settings.ts';

@InputType()
class UpdateRegistrationInput {
  @Field(() => RegistrationModeEnum, { description: 'Who can register an account.' })
  mode: RegistrationMode;

  @Field(() => [String], {
    description:
      'Email domains that can register if the mode is DOMAINS, for example example.com. This mode requires at least one. In other modes, they are stored without effect.',
  })
  allowedDomains: string[];
}

@ObjectType({ description: 'Payload of `updateRegistration`.' })
export class RegistrationPayload extends Payload {
  @Field(() => RegistrationModeEnum, { description: 'Who can register an account after the change.' })
  readonly mode: RegistrationMode;

  @Field(() => [String], { description: 'Email domains that can register after the change if the mode is DOMAINS.' })
  readonly allowedDomains: readonly string[];
}

@Resolver()
export class RegistrationResolver {
  @Can('manage', 'Platform')
  @Mutation(() => RegistrationPayload, {
    description:
      'Sets who can register an account. Applies from the next registration. Available to global admins only.',
  })
  updateRegistration(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => UpdateRegistrationInput) input: UpdateRegistrationInput,
  ): Promise<RegistrationPayload | Refused> {
    return updateRegistration(ctx, input);
  }
}
