import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { GlobalRoleEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { PlatformUser } from './platform.types.ts';

@InputType()
export class DisableUserInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class EnableUserInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class RevokeUserSessionsInput {
  @Field(() => ID)
  id: string;
}

@InputType()
export class SetGlobalRoleInput {
  @Field(() => ID)
  id: string;

  @Field(() => GlobalRoleEnum)
  globalRole: 'ADMIN' | 'USER';
}

type Account = Omit<PlatformUser, 'globalRole'> & { readonly globalRole: string };

@ObjectType({ description: 'The updated account.' })
export class PlatformUserChanged {
  @Field(() => PlatformUser)
  readonly user: Account;

  constructor(user: Account) {
    this.user = user;
  }
}

export const PlatformUserResult = createUnionType({
  name: 'PlatformUserResult',
  types: () => [PlatformUserChanged, Refused] as const,
});
