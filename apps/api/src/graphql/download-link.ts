import { Field, ObjectType } from 'type-graphql';
import { OneTimeSecret } from './one-time-secret.ts';
import { Payload } from './payload.ts';
import { GraphQLDateTime } from './scalars.ts';

@ObjectType({ description: 'Payload of the mutations that create a download link.' })
export class DownloadLinkPayload extends Payload {
  @Field(() => OneTimeSecret, {
    description: 'URL that downloads the file. No sign-in is required until the URL expires.',
  })
  readonly url: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the URL expires, five minutes after it was created.' })
  readonly expiresAt: Date;
}
