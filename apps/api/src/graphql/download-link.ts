import { Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from './one-time-secret.ts';
import { GraphQLDateTimeISO } from './scalars.ts';

/** For every result that answers with the address of a file. */
@ObjectType()
export abstract class DownloadLink {
  @Field(() => OneTimeSecret, { description: 'Opens the file until it expires, without a sign-in.' })
  readonly url: string;

  @Field(() => GraphQLDateTimeISO)
  readonly expiresAt: Date;

  constructor(url: string, expiresAt: Date) {
    this.url = url;
    this.expiresAt = expiresAt;
  }
}
