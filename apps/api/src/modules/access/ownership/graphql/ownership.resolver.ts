import { Arg, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { ProjectedField, page } from '../../../../query-compiler/index.ts';
import { acceptOwnership } from '../use-cases/accept-ownership.ts';
import { cancelOwnershipOffer, declineOwnership } from '../use-cases/cancel-or-decline-transfer.ts';
import { offerOwnership } from '../use-cases/offer-ownership.ts';
import {
  AcceptOwnershipInput,
  CancelOwnershipOfferInput,
  DeclineOwnershipInput,
  OfferOwnershipInput,
} from './ownership.inputs.ts';
import {
  AcceptOwnershipResult,
  CancelOwnershipOfferResult,
  DeclineOwnershipResult,
  OfferOwnershipResult,
} from './ownership.results.ts';
import { OwnershipTransferConnection } from './ownership.type.ts';

@Resolver()
export class OwnershipResolver {
  @Can('read', 'OwnershipTransfer')
  @ProjectedField()
  @Query(() => OwnershipTransferConnection, {
    description: 'Offers of ownership, newest first: all of them for owners, otherwise those to the viewer.',
  })
  ownershipTransfers(
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return page({ first, after });
  }

  @Can('transferOwnership', 'Workspace')
  @Mutation(() => OfferOwnershipResult, {
    description: 'Offers ownership to a member for seven days. Owners only. At most one offer is pending.',
  })
  offerOwnership(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => OfferOwnershipInput) input: OfferOwnershipInput,
  ): Promise<typeof OfferOwnershipResult> {
    return offerOwnership(ctx, { memberId: ids.uuid(input.memberId) });
  }

  @Can('cancel', 'OwnershipTransfer')
  @Mutation(() => CancelOwnershipOfferResult, { description: 'Cancels a pending offer. Owners only.' })
  cancelOwnershipOffer(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => CancelOwnershipOfferInput) input: CancelOwnershipOfferInput,
  ): Promise<typeof CancelOwnershipOfferResult> {
    return cancelOwnershipOffer(ctx, { id: ids.uuid(input.id) });
  }

  @Can('accept', 'OwnershipTransfer')
  @Mutation(() => AcceptOwnershipResult, {
    description: 'Accepts an offer: the caller becomes an owner and the offering owner an admin.',
  })
  acceptOwnership(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => AcceptOwnershipInput) input: AcceptOwnershipInput,
  ): Promise<typeof AcceptOwnershipResult> {
    return acceptOwnership(ctx, { ...input, id: ids.uuid(input.id) });
  }

  @Can('decline', 'OwnershipTransfer')
  @Mutation(() => DeclineOwnershipResult, { description: 'Declines an offer of ownership.' })
  declineOwnership(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => DeclineOwnershipInput) input: DeclineOwnershipInput,
  ): Promise<typeof DeclineOwnershipResult> {
    return declineOwnership(ctx, { id: ids.uuid(input.id) });
  }
}
