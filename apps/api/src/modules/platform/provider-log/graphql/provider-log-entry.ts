import type { LoggedProvider, ProviderLogDirection, ProviderLogStatus } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeFilter, IntFilter } from '../../../../graphql/comparators.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { LoggedProviderEnum, ProviderLogDirectionEnum, ProviderLogStatusEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { FilterBy, FilterInput } from '../../../../query-compiler/index.ts';

@ObjectType({
  implements: Node,
  description:
    'A request to a provider, or a webhook request of a provider whose signature is valid. It is stored for 30 days, and appears at most a few seconds after the request.',
})
export class ProviderLogEntry {
  id: string;

  @Field(() => ProviderLogDirectionEnum, { description: 'Whether Frontdesk or the provider sent the request.' })
  direction: ProviderLogDirection;

  @Field(() => LoggedProviderEnum, { description: 'Provider that received or sent the request.' })
  provider: LoggedProvider;

  @Field(() => String, {
    description: 'Method and path without the query. Ids of records are replaced by `{id}`.',
  })
  operation: string;

  @Field(() => ProviderLogStatusEnum, { description: 'Whether the request succeeded.' })
  status: ProviderLogStatus;

  @Field(() => Int, { nullable: true, description: 'HTTP status of the response. Null if there was no response.' })
  responseStatus: number | null;

  @Field(() => Int, { description: 'Time from the request to the end of the response or the error, in milliseconds.' })
  durationMs: number;

  @Field(() => Int, {
    description: 'Number of the attempt, starting at 1. Each retry of a failed request has its own entry.',
  })
  attempt: number;

  @Field(() => String, {
    nullable: true,
    description: 'Id of the request at the provider, for its support. Null if the response has none.',
  })
  requestId: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Provider's id of the message, call, booking or reply. Null if the bodies contain no id.",
  })
  reference: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Error code of the provider, for example `63016`. Null if there was no error or the error has no code.',
  })
  errorCode: string | null;

  @Field(() => String, { nullable: true, description: 'Error message of the provider. Null if there was no error.' })
  errorMessage: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Body of the request as JSON, at most 4,000 characters. Texts, phone numbers and dates are replaced by their length. Null if the request has no text body.',
  })
  requestBody: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Body of the response as JSON, at most 4,000 characters. Texts, phone numbers and dates are replaced by their length. Null for requests from providers, if there was no response, or if the response is not text.',
  })
  responseBody: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the message that was sent. Null for other requests.' })
  messageId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the call. Null for other requests.' })
  callId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the booking. Null for other requests.' })
  bookingId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the conversation for which a model was called. Null for other requests.',
  })
  conversationId: string | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the request started.' })
  occurredAt: Date;
}

@FilterInput('ProviderLogEntry', 'entries of the provider log')
export class ProviderLogFilter {
  @FilterBy(
    () => [LoggedProviderEnum],
    'Providers of the requests. If omitted or empty, requests of any provider match.',
    'provider',
  )
  providers?: LoggedProvider[] | null;

  @FilterBy(
    () => [ProviderLogDirectionEnum],
    'Directions of the requests. If omitted or empty, requests in both directions match.',
    'direction',
  )
  directions?: ProviderLogDirection[] | null;

  @FilterBy(
    () => [ProviderLogStatusEnum],
    'Statuses of the requests. If omitted or empty, requests with any status match.',
    'status',
  )
  statuses?: ProviderLogStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text in the operation, the id of the request, the error code, the error message or the reference, at most 100 characters. Case is ignored. If null, omitted or empty, every entry matches.',
  })
  search?: string | null;

  @FilterBy(() => IntFilter, 'Condition on the HTTP status of the response.')
  responseStatus?: IntFilter | null;

  @FilterBy(() => IntFilter, 'Condition on the duration in milliseconds.')
  durationMs?: IntFilter | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of a message, call, booking or conversation. Matches entries that were sent for this record or contain its id at the provider. A malformed id matches no entry.',
  })
  subjectId?: string | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the request.')
  occurredAt?: DateTimeFilter | null;
}

export const ProviderLogConnection = connectionOf('ProviderLogEntry', () => ProviderLogEntry);
