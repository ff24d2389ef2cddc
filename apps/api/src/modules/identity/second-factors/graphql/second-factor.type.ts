import { Field, ID, Int, ObjectType } from 'type-graphql';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';

@ObjectType({ description: 'A passkey of the account.' })
export class Passkey {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null before its first sign-in.' })
  lastUsedAt: Date | null;
}

@ObjectType({ description: 'Second factors of the account.' })
export class SecondFactors {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time the authenticator app was set up. Null: none.',
  })
  totpSince: Date | null;

  @Field(() => [Passkey], { description: 'Oldest first.' })
  passkeys: Passkey[];

  @Field(() => Int, { description: 'Number of unused recovery codes.' })
  recoveryCodesLeft: number;

  @Field(() => [String], { description: 'Names of workspaces that require a second factor of the viewer.' })
  requiredBy: string[];
}
