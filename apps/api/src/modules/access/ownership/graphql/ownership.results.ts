import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { OwnershipTransfer } from './ownership.type.ts';

@ObjectType()
abstract class OwnershipChange {
  @Field(() => OwnershipTransfer)
  readonly transfer: Read;

  constructor(id: string) {
    this.transfer = byId(id);
  }
}

@ObjectType({ description: 'The offer was emailed. Nothing changes until it is accepted.' })
export class OwnershipOffered extends OwnershipChange {}

@ObjectType({ description: 'The offer was cancelled.' })
export class OwnershipOfferCancelled extends OwnershipChange {}

@ObjectType({ description: 'The viewer is an owner now, and the previous owner is an admin.' })
export class OwnershipAccepted extends OwnershipChange {}

@ObjectType({ description: 'The offer was declined. Nothing changed.' })
export class OwnershipDeclined extends OwnershipChange {}

export const OfferOwnershipResult = createUnionType({
  name: 'OfferOwnershipResult',
  types: () => [OwnershipOffered, Refused] as const,
});
export const CancelOwnershipOfferResult = createUnionType({
  name: 'CancelOwnershipOfferResult',
  types: () => [OwnershipOfferCancelled, Refused] as const,
});
export const AcceptOwnershipResult = createUnionType({
  name: 'AcceptOwnershipResult',
  types: () => [OwnershipAccepted, Refused] as const,
});
export const DeclineOwnershipResult = createUnionType({
  name: 'DeclineOwnershipResult',
  types: () => [OwnershipDeclined, Refused] as const,
});
