import fc from 'fast-check';
import {
  apiKeyPermissions,
  checkGrantLimit,
  type EffectivePermissions,
  effectivePermissionsOf,
  maximumPermissionsOf,
} from '../src/index.ts';
import { type Actor, escapes, momentsOf } from './oracle.ts';
import { NOW } from './people.ts';
import { type Scene, scene } from './scenes.ts';

/** Fixed seed for random cases. Set the environment variable SEED to generate other cases. */
export const seed = Number(process.env.SEED ?? 20261121);

export const holds = (actor: Actor): EffectivePermissions =>
  actor.kind === 'member'
    ? effectivePermissionsOf({ ...actor, now: NOW })
    : apiKeyPermissions({ ...actor, creator: holds(actor.creator) });
export const reaches = (actor: Actor): EffectivePermissions =>
  actor.kind === 'member'
    ? maximumPermissionsOf({ ...actor, now: NOW })
    : apiKeyPermissions({ ...actor, creator: reaches(actor.creator) });

export type Ask = (attempt: Scene) => boolean;

export const ours: Ask = ({ giver, target, result }) =>
  checkGrantLimit({
    giver: holds(giver),
    ...(target && { target: reaches(target) }),
    ...(result && { result: reaches(result) }),
  }).allowed;

/** Returns whether the target or the result can perform an action at any time that the giver cannot perform. */
export function escalates({ giver, target, result }: Scene): boolean {
  const touched = [target, result].flatMap((actor) => (actor ? [actor] : []));
  return momentsOf([giver, ...touched], NOW).some((at) =>
    touched.some((actor) => escapes(actor, giver, at).length > 0),
  );
}

export function escalationsUnder(ask: Ask, numRuns: number) {
  const tally = { allowed: 0, refused: 0, escalations: 0 };
  for (const one of fc.sample(scene, { numRuns, seed })) {
    const allowed = ask(one);
    tally[allowed ? 'allowed' : 'refused'] += 1;
    if (allowed && escalates(one)) tally.escalations += 1;
  }
  return tally;
}
