import { t } from '@lingui/core/macro';
import { IconForms, IconMailForward, IconMessage2Bolt, IconSpeakerphone } from '@tabler/icons-react';
import type { Destination } from './destination.ts';
import { paths } from './paths.ts';

/** Pages of a workspace for campaigns, sequences, saved replies and forms. */
export const OUTREACH_DESTINATIONS = {
  campaigns: {
    title: t`Campaigns`,
    group: 'outreach',
    icon: IconSpeakerphone,
    key: 'k',
    path: paths.campaigns,
    isVisible: (ability) => ability.can('read', 'Campaign'),
    only: 'WHATSAPP',
    policy: 'campaign.read',
  },
  sequences: {
    title: t`Sequences`,
    group: 'outreach',
    icon: IconMailForward,
    key: 'j',
    path: paths.sequences,
    isVisible: (ability) => ability.can('read', 'Sequence'),
    only: 'WHATSAPP',
    policy: 'sequence.read',
  },
  contactForms: {
    title: t`Forms`,
    group: 'outreach',
    icon: IconForms,
    key: null,
    path: paths.contactForms,
    isVisible: (ability) => ability.can('read', 'SurfaceTemplate'),
    policy: 'surface.read',
  },
  savedReplies: {
    title: t`Saved replies`,
    group: 'outreach',
    icon: IconMessage2Bolt,
    key: null,
    path: paths.savedReplies,
    isVisible: (ability) => ability.can('create', 'SavedReply'),
    only: 'WHATSAPP',
    policy: 'message.send',
  },
} satisfies Record<string, Destination>;
