import { type ApiKeyMode, type Environment, LIMITS } from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApiKeyModeEnum, EnvironmentEnum } from '../../../../graphql/enums.ts';
import { OneTimeSecret } from '../../../../graphql/one-time-secret.ts';
import { Payload } from '../../../../graphql/payload.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { ApiKey } from './api-key.type.ts';

const RANGES = `IP addresses and CIDR ranges from which the key can be used, at most ${LIMITS.apiKeyRanges}. If null, omitted or empty, the key can be used from any address.`;

@InputType()
export class CreateApiKeyInput {
  @Field(() => String, { description: 'Name that identifies the key to members, 1 to 100 characters.' })
  name: string;

  @Field(() => EnvironmentEnum, { description: 'Environment that the key is intended for.' })
  environment: Environment;

  @Field(() => ApiKeyModeEnum, { description: 'Which operations the key can run.' })
  mode: ApiKeyMode;

  @Field(() => [String], {
    description:
      'Keys from the query `policies` that the key is limited to, at least one. The viewer must have them and the policies that they require, for the whole validity period of the key. The service account, if one is given, must have them too.',
  })
  scopes: string[];

  @Field(() => Int, { description: `Number of days until the key expires, 1 to ${LIMITS.apiKeyDaysMax}.` })
  expiresInDays: number;

  @Field(() => [String], { nullable: true, description: RANGES })
  allowedRanges?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the service account that owns the key. If null or omitted, the viewer owns the key.',
  })
  serviceAccountId?: string | null;
}

@InputType()
export class UpdateApiKeyInput {
  @Field(() => ID, { description: 'Id of the API key.' })
  id: string;

  @Field(() => String, { description: 'Name with 1 to 100 characters.' })
  name: string;

  @Field(() => [String], {
    description:
      'IP addresses and CIDR ranges from which the key can be used, at most 20. If empty, the key can be used from any address.',
  })
  allowedRanges: string[];
}

@ObjectType({ description: 'Payload of `createApiKey`.' })
export class ApiKeySecretPayload extends Payload {
  @Field(() => ApiKey, { description: 'API key after the mutation.' })
  readonly apiKey: Read;

  @Field(() => OneTimeSecret, { description: 'The complete key. It is returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'Payload of `rotateApiKey`.' })
export class RotateApiKeyPayload extends Payload {
  @Field(() => ApiKey, { description: 'The new key.' })
  readonly apiKey: Read;

  @Field(() => ApiKey, { description: 'The old key.' })
  readonly previous: Read;

  @Field(() => OneTimeSecret, { description: 'The complete new key. It is returned only once.' })
  readonly secret: string;
}

@ObjectType({ description: 'Payload of the mutations that return an API key.' })
export class ApiKeyPayload extends Payload {
  @Field(() => ApiKey, { description: 'API key after the mutation.' })
  readonly apiKey: Read;
}
