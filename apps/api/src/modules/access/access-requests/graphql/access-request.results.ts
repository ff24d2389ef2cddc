import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { AccessRequest } from './access-request.type.ts';

@ObjectType()
abstract class AccessRequestResult {
  @Field(() => AccessRequest)
  readonly request: Read;

  constructor(id: string) {
    this.request = byId(id);
  }
}

@ObjectType({ description: 'The members who can grant the policy were notified.' })
export class AccessRequested extends AccessRequestResult {}

@ObjectType({ description: "The policy applies from the member's next request." })
export class AccessGranted extends AccessRequestResult {}

@ObjectType({ description: 'Nothing was granted. The member was notified.' })
export class AccessDeclined extends AccessRequestResult {}

export const RequestAccessResult = createUnionType({
  name: 'RequestAccessResult',
  types: () => [AccessRequested, Refused] as const,
});
export const GrantAccessResult = createUnionType({
  name: 'GrantAccessResult',
  types: () => [AccessGranted, Refused] as const,
});
export const DeclineAccessResult = createUnionType({
  name: 'DeclineAccessResult',
  types: () => [AccessDeclined, Refused] as const,
});
