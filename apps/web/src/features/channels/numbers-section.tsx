import { IconDeviceMobile, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { NumberRow_PhoneConfigFragmentDoc } from '../../gql/number-row.ts';
import { PhoneNumbersDocument } from '../../gql/phone-numbers.ts';
import { useFragments } from '../../lib/use-fragments.ts';
import { useScreenQuery } from '../../session/use-screen-query.ts';
import { useCan } from '../../session/workspace.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { Section } from '../../ui/section.tsx';
import { AddNumberDialog } from './add-number-dialog.tsx';
import { NumberActions } from './number-actions.tsx';
import { NumberSummary } from './number-summary.tsx';

const NO_POLICY = 'You need the policy phone_config.manage.';

/** Numbers with their registration state and next step. */
export function NumbersSection() {
  const { data } = useScreenQuery(PhoneNumbersDocument);
  const numbers = useFragments(NumberRow_PhoneConfigFragmentDoc, data?.phoneConfigs ?? []);
  const canAdd = useCan('create', 'PhoneConfig');
  const [adding, setAdding] = useState(false);
  const add = (
    <PermissionButton
      size="xs"
      permission={{ allowed: canAdd, reason: NO_POLICY }}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      Add number
    </PermissionButton>
  );
  return (
    <Section title="Phone numbers" description="A number can be used in one workspace." flush actions={add}>
      <RowList
        label="Phone numbers"
        rows={data ? numbers : undefined}
        rowKey={({ id }) => id}
        renderText={(number) => <NumberSummary number={number} />}
        renderActions={(number) => <NumberActions number={number} />}
        hasMore={false}
        loadingMore={false}
        onMore={() => {}}
        total={data ? numbers.length : undefined}
        empty={
          <EmptyState icon={<IconDeviceMobile size={24} stroke={1.6} />} title="No phone numbers yet">
            Messages use the number of your Twilio integration until you add one.
          </EmptyState>
        }
      />
      <AddNumberDialog opened={adding} onClose={() => setAdding(false)} />
    </Section>
  );
}
