import { Field, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { OwnershipTransfer } from './ownership.type.ts';

@ObjectType()
abstract class OwnershipChange {
  @Field(() => OwnershipTransfer)
  readonly transfer: Read;
}

@ObjectType({ description: 'The offer was emailed. Nothing changes until it is accepted.' })
export class OwnershipOffered extends OwnershipChange {
  readonly type: 'OwnershipOffered';
}

@ObjectType({ description: 'The offer was cancelled.' })
export class OwnershipOfferCancelled extends OwnershipChange {
  readonly type: 'OwnershipOfferCancelled';
}

@ObjectType({ description: 'The viewer is an owner now, and the previous owner is an admin.' })
export class OwnershipAccepted extends OwnershipChange {
  readonly type: 'OwnershipAccepted';
}

@ObjectType({ description: 'The offer was declined. Nothing changed.' })
export class OwnershipDeclined extends OwnershipChange {
  readonly type: 'OwnershipDeclined';
}

export const OfferOwnershipResult = resultUnion('OfferOwnershipResult', OwnershipOffered, Refused);
export const CancelOwnershipOfferResult = resultUnion('CancelOwnershipOfferResult', OwnershipOfferCancelled, Refused);
export const AcceptOwnershipResult = resultUnion('AcceptOwnershipResult', OwnershipAccepted, Refused);
export const DeclineOwnershipResult = resultUnion('DeclineOwnershipResult', OwnershipDeclined, Refused);
