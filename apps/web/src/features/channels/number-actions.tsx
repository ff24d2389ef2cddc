import type { NumberRow_PhoneConfigFragment } from '../../gql/types.ts';
import { ActivateNumber } from './activate-number.tsx';
import { DeactivateNumber } from './deactivate-number.tsx';
import { DeleteNumber } from './delete-number.tsx';
import { NumberTokens } from './number-tokens.tsx';
import { RequestCode } from './request-code.tsx';
import { RouteByHours } from './route-by-hours.tsx';
import { RouteNumber } from './route-number.tsx';
import { VerifyCode } from './verify-code.tsx';

type Number = NumberRow_PhoneConfigFragment;

/** Actions of a number in its state. The next step comes first. */
export function NumberActions({ number }: { number: Number }) {
  const { state, provider, sandbox } = number;
  const isActive = state === 'ACTIVE';
  return (
    <>
      {state === 'CODE_REQUESTED' && <VerifyCode number={number} />}
      {(state === 'DRAFT' || state === 'CODE_REQUESTED') && <RequestCode number={number} />}
      {(state === 'VERIFIED' || state === 'INACTIVE' || state === 'FAILED') && <ActivateNumber number={number} />}
      <RouteNumber number={number} />
      <RouteByHours number={number} />
      {isActive && <DeactivateNumber number={number} />}
      {provider === 'WHATSAPP_CLOUD' && !sandbox && <NumberTokens number={number} />}
      {!isActive && <DeleteNumber number={number} />}
    </>
  );
}
