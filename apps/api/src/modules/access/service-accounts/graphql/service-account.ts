import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read, raw } from '../../../../query-compiler/index.ts';
import { createServiceAccount, deleteServiceAccount, updateServiceAccount } from '../use-cases/service-accounts.ts';

@ObjectType({
  implements: Node,
  description: 'A non-human account that owns API keys. The keys keep working when the member who created them leaves.',
})
class ServiceAccount {
  id: string;

  @Field(() => String, {
    description: 'Name of the account, 1 to 100 characters, unique among the active service accounts of the workspace.',
  })
  name: string;

  @Field(() => [String], {
    description:
      'Keys of the policies that were selected for the account. Its keys cannot have other policies than these and those that they require.',
  })
  policies: string[];

  @Field(() => String, { description: 'Name of the member who created the account, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the account was created.' })
  createdAt: Date;
}

const ServiceAccountConnection = connectionOf('ServiceAccount', () => ServiceAccount);

const POLICIES =
  'Keys from the query `policies`, at least one. The viewer must have them and the policies that they require. The policies `workspace.admin`, `workspace.members`, `api_key.manage` and `api_key.manage_own` are refused.';

@InputType()
class CreateServiceAccountInput {
  @Field(() => String, {
    description: 'Name with 1 to 100 characters, unique among the active service accounts of the workspace.',
  })
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@InputType()
class UpdateServiceAccountInput {
  @Field(() => ID, { description: 'Id of the service account.' })
  id: string;

  @Field(() => String, {
    description: 'Name with 1 to 100 characters, unique among the active service accounts of the workspace.',
  })
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@ObjectType({ description: 'Payload of the mutations that return a service account.' })
export class ServiceAccountPayload extends Payload {
  @Field(() => ServiceAccount, { description: 'Service account after the mutation.' })
  readonly serviceAccount: Read;
}

@Resolver()
export class ServiceAccountResolver {
  @Can('read', 'ServiceAccount')
  @ProjectedField()
  @Query(() => ServiceAccountConnection, {
    description: 'Active service accounts, newest first. Available to members only, not to API keys.',
  })
  serviceAccounts(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { where: raw('removed_at is null') });
  }

  @Can('create', 'ServiceAccount')
  @Mutation(() => ServiceAccountPayload, {
    description: 'Creates a service account. Available to members only, not to API keys.',
  })
  createServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateServiceAccountInput) input: CreateServiceAccountInput,
  ): Promise<ServiceAccountPayload | Refused> {
    return createServiceAccount(ctx, input);
  }

  @Can('update', 'ServiceAccount')
  @Mutation(() => ServiceAccountPayload, {
    description:
      'Changes the name and policies of a service account, from the next request of its keys. Refused if the account has policies that the viewer does not have. Available to members only, not to API keys.',
  })
  updateServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateServiceAccountInput) input: UpdateServiceAccountInput,
  ): Promise<ServiceAccountPayload | Refused> {
    return updateServiceAccount(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'ServiceAccount')
  @Mutation(() => DeletedPayload, {
    description:
      'Deletes a service account and revokes its keys. Refused if the account has policies that the viewer does not have. Available to members only, not to API keys.',
  })
  deleteServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteServiceAccount(ctx, { id: ids.uuid(id) });
  }
}
