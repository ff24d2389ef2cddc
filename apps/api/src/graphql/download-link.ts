import { Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from './one-time-secret.ts';
import { GraphQLDateTime } from './scalars.ts';

/** Base class of mutation results with a download URL. */
@ObjectType()
export abstract class DownloadLink {
  @Field(() => OneTimeSecret, {
    description: 'URL that downloads the file. No sign-in is required until the URL expires.',
  })
  readonly url: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the URL expires, five minutes after it was created.' })
  readonly expiresAt: Date;

  constructor(url: string, expiresAt: Date) {
    this.url = url;
    this.expiresAt = expiresAt;
  }
}
