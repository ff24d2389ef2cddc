import type { ApiKeyLabel, ApiKeyMode } from '@frontdesk/domain';
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { ApiKeyLabelEnum, ApiKeyModeEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'A caller in its own right, bound to one workspace. Its secret has no field.' })
export class ApiKey {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => ApiKeyLabelEnum, { description: 'One active key for each.' })
  label: ApiKeyLabel;

  @Field(() => ApiKeyModeEnum)
  mode: ApiKeyMode;

  @Field(() => [String], {
    description: "The policies it is narrowed to; it never holds more than its maker's current ones.",
  })
  scopes: string[];

  @Field(() => String)
  createdByName: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO)
  expiresAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'To the minute; null when it was never used.' })
  lastUsedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  revokedAt: Date | null;
}

@ObjectType({ description: 'What the viewer may do to a key, with the reason when not.' })
export class ApiKeyPermissions {
  @Field(() => Permission)
  revoke: Permission;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKey);
