import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Node } from '../../../../graphql/node.ts';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { ProjectedField, page, type Read, raw } from '../../../../query-compiler/index.ts';
import { createServiceAccount, removeServiceAccount, updateServiceAccount } from '../use-cases/service-accounts.ts';

@ObjectType({
  implements: Node,
  description: 'A non-human account that owns API keys. The keys keep working when the member who created them leaves.',
})
class ServiceAccount {
  id: string;

  @Field(() => String, { description: 'Name of the account, unique in the workspace.' })
  name: string;

  @Field(() => [String], { description: 'Policies of the account. Its keys cannot have other policies.' })
  policies: string[];

  @Field(() => String, { description: 'Name of the member who created the account, at that time.' })
  createdByName: string;

  @Field(() => GraphQLDateTime, { description: 'Time at which the account was created.' })
  createdAt: Date;
}

const ServiceAccountConnection = connectionOf('ServiceAccount', () => ServiceAccount);

const POLICIES =
  'Keys from the query `policies`, at least one. The caller must have each of them. Policies for members, API keys or the whole workspace are refused.';

@InputType()
class CreateServiceAccountInput {
  @Field(() => String, { description: 'Name with 1 to 100 characters, unique in the workspace.' })
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@InputType()
class UpdateServiceAccountInput {
  @Field(() => ID, { description: 'Id of the service account.' })
  id: string;

  @Field(() => String, { description: 'Name with 1 to 100 characters, unique in the workspace.' })
  name: string;

  @Field(() => [String], { description: POLICIES })
  policies: string[];
}

@InputType()
class RemoveServiceAccountInput {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'Result of creating a service account. API keys can be created for it.' })
class ServiceAccountCreated {
  readonly type: 'ServiceAccountCreated';

  @Field(() => ServiceAccount)
  readonly identity: Read;
}

@ObjectType({
  description: 'Result of changing a service account. The change applies from the next request with one of its keys.',
})
class ServiceAccountUpdated {
  readonly type: 'ServiceAccountUpdated';

  @Field(() => ServiceAccount)
  readonly identity: Read;
}

@ObjectType({ description: 'Result of deleting a service account. Its keys were revoked.' })
class ServiceAccountRemoved {
  readonly type: 'ServiceAccountRemoved';

  @Field(() => ID)
  readonly id: string;
}

const CreateServiceAccountResult = resultUnion('CreateServiceAccountResult', ServiceAccountCreated, Refused);
const UpdateServiceAccountResult = resultUnion('UpdateServiceAccountResult', ServiceAccountUpdated, Refused);
const RemoveServiceAccountResult = resultUnion('RemoveServiceAccountResult', ServiceAccountRemoved, Refused);

@Resolver()
export class ServiceAccountResolver {
  @Can('read', 'ServiceAccount')
  @ProjectedField()
  @Query(() => ServiceAccountConnection, { description: 'Active service accounts, newest first.' })
  serviceAccounts(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after }, { where: raw('removed_at is null') });
  }

  @Can('create', 'ServiceAccount')
  @Mutation(() => CreateServiceAccountResult, { description: 'Creates a service account.' })
  createServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CreateServiceAccountInput) input: CreateServiceAccountInput,
  ): Promise<typeof CreateServiceAccountResult> {
    return createServiceAccount(ctx, input);
  }

  @Can('update', 'ServiceAccount')
  @Mutation(() => UpdateServiceAccountResult, { description: 'Changes the name and policies of a service account.' })
  updateServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateServiceAccountInput) input: UpdateServiceAccountInput,
  ): Promise<typeof UpdateServiceAccountResult> {
    return updateServiceAccount(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('remove', 'ServiceAccount')
  @Mutation(() => RemoveServiceAccountResult, { description: 'Deletes a service account and revokes its keys.' })
  removeServiceAccount(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => RemoveServiceAccountInput) input: RemoveServiceAccountInput,
  ): Promise<typeof RemoveServiceAccountResult> {
    return removeServiceAccount(ctx, { id: ids.uuid(input.id) });
  }
}
