import { PRESETS } from '@frontdesk/policies';
import { expect, it } from '@jest/globals';
import {
  changeBetween,
  draftOf,
  effectiveOf,
  grantsInput,
  hasPreset,
  sameDraft,
  withOverride,
  withoutPreset,
  withPreset,
  withRole,
} from './access-draft.ts';

const now = new Date('2026-11-21T12:00:00Z');
const agent = draftOf({ role: 'agent', grants: [] }, now);
const [operatorAgent, supervisor] = PRESETS;
if (!operatorAgent || !supervisor) throw new Error('The presets are gone: packages/policies/src/presets.ts.');

const change = (after: typeof agent) => changeBetween(effectiveOf(agent, now), effectiveOf(after, now));

it('includes the dependencies of a granted policy', () => {
  expect(change(withOverride(agent, 'campaign.run', 'GRANT'))).toEqual({
    gained: ['campaign.read', 'campaign.run'],
    lost: [],
  });
});

it('removes policies that depend on a denied one', () => {
  expect(change(withOverride(agent, 'message.read', 'DENY'))).toEqual({
    gained: [],
    lost: ['message.read', 'conversation.takeover'],
  });
});

it('adds and removes the policies of a preset beyond the role', () => {
  const put = withPreset(agent, operatorAgent);
  expect(change(put)).toEqual({ gained: ['contact.read', 'message.send', 'campaign.read'], lost: [] });
  expect(hasPreset(put, operatorAgent)).toBe(true);
  expect(hasPreset(put, supervisor)).toBe(false);
  expect(sameDraft(withoutPreset(put, operatorAgent), agent)).toBe(true);
});

it('keeps a preset when the role changes', () => {
  const put = withRole(withPreset(draftOf({ role: 'member', grants: [] }, now), operatorAgent), 'viewer');
  expect(effectiveOf(put, now).has('message.send')).toBe(true);
});

it('treats a preset as applied if the role includes part of it', () => {
  const accepted = draftOf(
    {
      role: 'agent',
      grants: ['message.send', 'contact.read', 'campaign.read'].map((policy) => ({
        policy,
        effect: 'GRANT' as const,
        expiresAt: null,
      })),
    },
    now,
  );
  expect(hasPreset(accepted, operatorAgent)).toBe(true);
});

it('keeps the expiry of a grant and drops expired grants', () => {
  const ends = '2026-12-01T00:00:00.000Z';
  const ended = '2026-11-01T00:00:00.000Z';
  const draft = draftOf(
    {
      role: 'agent',
      grants: [
        { policy: 'contact.read', effect: 'GRANT', expiresAt: ends },
        { policy: 'lead.read', effect: 'DENY', expiresAt: ended },
        { policy: 'was.dropped', effect: 'GRANT', expiresAt: null },
      ],
    },
    now,
  );
  expect(grantsInput(withOverride(draft, 'campaign.read', 'GRANT'))).toEqual([
    { policy: 'contact.read', effect: 'GRANT', expiresAt: ends },
    { policy: 'campaign.read', effect: 'GRANT', expiresAt: null },
  ]);
});
