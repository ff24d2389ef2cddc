import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { AccessRequest } from './access-request.type.ts';

@ObjectType()
abstract class AccessRequestResult {
  @Field(() => AccessRequest)
  readonly request: Read;
}

@ObjectType({ description: 'The members who can grant the policy were notified.' })
export class AccessRequested extends AccessRequestResult {
  readonly type: 'AccessRequested';
}

@ObjectType({ description: "The policy applies from the member's next request." })
export class AccessGranted extends AccessRequestResult {
  readonly type: 'AccessGranted';
}

@ObjectType({ description: 'Nothing was granted. The member was notified.' })
export class AccessDeclined extends AccessRequestResult {
  readonly type: 'AccessDeclined';
}

export const RequestAccessResult = resultUnion('RequestAccessResult', AccessRequested, Refused);
export const GrantAccessResult = resultUnion('GrantAccessResult', AccessGranted, Refused);
export const DeclineAccessResult = resultUnion('DeclineAccessResult', AccessDeclined, Refused);
