import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Integration } from './integration.type.ts';

@ObjectType({ description: 'The credentials were stored and are not verified yet.' })
export class IntegrationSet {
  readonly type: 'IntegrationSet';

  @Field(() => Integration)
  readonly integration: Read;
}

@ObjectType({ description: 'The provider accepted the credentials.' })
export class IntegrationVerified {
  readonly type: 'IntegrationVerified';

  @Field(() => Integration)
  readonly integration: Read;
}

@ObjectType({ description: 'The provider rejected the credentials or was unavailable; see `failure`.' })
export class IntegrationFailed {
  readonly type: 'IntegrationFailed';

  @Field(() => Integration)
  readonly integration: Read;
}

@ObjectType({ description: 'Simulators were connected for the providers without credentials, and verified.' })
export class SimulatorsConnected {
  readonly type: 'SimulatorsConnected';

  @Field(() => Int, { description: 'Number of simulators that were connected or verified. 0 when all were.' })
  readonly count: number;
}

@ObjectType({ description: 'The credentials were deleted.' })
export class IntegrationRemoved {
  readonly type: 'IntegrationRemoved';

  @Field(() => ID)
  readonly id: string;
}

export const SetIntegrationResult = resultUnion('SetIntegrationResult', IntegrationSet, Refused);
export const VerifyIntegrationResult = resultUnion(
  'VerifyIntegrationResult',
  IntegrationVerified,
  IntegrationFailed,
  Refused,
);
export const RemoveIntegrationResult = resultUnion('RemoveIntegrationResult', IntegrationRemoved, Refused);
export const ConnectSimulatorsResult = resultUnion('ConnectSimulatorsResult', SimulatorsConnected, Refused);
