import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Integration } from './integration.type.ts';

@ObjectType({ description: 'The credentials were stored and are not verified yet.' })
export class IntegrationSet {
  @Field(() => Integration)
  readonly integration: Read;

  constructor(id: string) {
    this.integration = byId(id);
  }
}

@ObjectType({ description: 'The provider accepted the credentials.' })
export class IntegrationVerified {
  @Field(() => Integration)
  readonly integration: Read;

  constructor(id: string) {
    this.integration = byId(id);
  }
}

@ObjectType({ description: 'The provider rejected the credentials or was unavailable; see `failure`.' })
export class IntegrationFailed {
  @Field(() => Integration)
  readonly integration: Read;

  constructor(id: string) {
    this.integration = byId(id);
  }
}

@ObjectType({ description: 'Simulators were connected for the providers without credentials, and verified.' })
export class SimulatorsConnected {
  @Field(() => Int, { description: 'Number of simulators that were connected or verified. 0 when all were.' })
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

@ObjectType({ description: 'The credentials were deleted.' })
export class IntegrationRemoved {
  @Field(() => ID)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const SetIntegrationResult = createUnionType({
  name: 'SetIntegrationResult',
  types: () => [IntegrationSet, Refused] as const,
});
export const VerifyIntegrationResult = createUnionType({
  name: 'VerifyIntegrationResult',
  types: () => [IntegrationVerified, IntegrationFailed, Refused] as const,
});
export const RemoveIntegrationResult = createUnionType({
  name: 'RemoveIntegrationResult',
  types: () => [IntegrationRemoved, Refused] as const,
});
export const ConnectSimulatorsResult = createUnionType({
  name: 'ConnectSimulatorsResult',
  types: () => [SimulatorsConnected, Refused] as const,
});
