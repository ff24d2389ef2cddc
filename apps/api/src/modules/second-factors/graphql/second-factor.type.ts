import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';

@ObjectType({ description: 'A key that lives in a device or a password manager.' })
export class Passkey {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null until it signs in for the first time.' })
  lastUsedAt: Date | null;
}

@ObjectType({ description: 'What protects the account beside its password.' })
export class SecondFactors {
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when there is an authenticator app; null: none.',
  })
  totpSince: Date | null;

  @Field(() => [Passkey], { description: 'Oldest first.' })
  passkeys: Passkey[];

  @Field(() => Int, { description: 'How many recovery codes are unused.' })
  recoveryCodesLeft: number;

  @Field(() => [String], { description: 'Names of the workspaces that require a second factor of the viewer.' })
  requiredBy: string[];
}
