import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { GlobalRoleEnum } from '../../../../graphql/enums.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
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
  readonly type: 'PlatformUserChanged';

  @Field(() => PlatformUser)
  readonly user: Account;
}

export const PlatformUserResult = resultUnion('PlatformUserResult', PlatformUserChanged, Refused);
