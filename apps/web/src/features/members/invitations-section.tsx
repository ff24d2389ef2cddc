import type { useFragment } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Switch, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import type { InvitationList_InvitationFragment, MembersPageQuery } from '../../gql/types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Paging } from '../../ui/load-more.tsx';
import { Section } from '../../ui/section.tsx';
import { InvitationList, isPending } from './invitation-list.tsx';

type Invitation = NonNullable<MembersPageQuery['invitations']>['edges'][number]['node'] &
  useFragment.FromOptionValue<InvitationList_InvitationFragment>;

interface Props extends Paging {
  invitations: Invitation[] | undefined;
}

/** Pending invitations. A switch also shows past invitations. */
export function InvitationsSection({ invitations, total, ...rest }: Props) {
  const [all, setAll] = useState(false);
  const open = invitations?.filter(({ status }) => isPending(status));
  const answered = (invitations?.length ?? 0) - (open?.length ?? 0);
  // If the loaded pages contain no pending invitation, also show past invitations, so that the button that loads more
  // is available.
  const shown = all || (open?.length === 0 && rest.hasMore) ? invitations : open;
  return (
    <Section
      title={t`Invitations`}
      flush
      actions={
        answered > 0 && (
          <Switch
            size="sm"
            label={t`Show past invitations`}
            checked={all}
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
        )
      }
    >
      <InvitationList
        invitations={shown}
        total={shown === invitations ? total : undefined}
        {...rest}
        empty={
          <EmptyState icon={<IconMail size={24} stroke={1.6} />} title={t`No pending invitations`}>
            <Text span inherit>
              {t`Invited people appear here until they accept or decline.`}
            </Text>
          </EmptyState>
        }
      />
    </Section>
  );
}
