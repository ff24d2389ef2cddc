import { Arg, Mutation, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { setRegistration } from '../use-cases/set-registration.ts';
import { SetRegistrationInput, SetRegistrationResult } from './registration.types.ts';

@Resolver()
export class RegistrationResolver {
  @Can('manage', 'Platform')
  @Mutation(() => SetRegistrationResult, { description: 'Sets who can register.' })
  setRegistration(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => SetRegistrationInput) input: SetRegistrationInput,
  ): Promise<typeof SetRegistrationResult> {
    return setRegistration(ctx, input);
  }
}
