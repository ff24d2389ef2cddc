import {
  campaignCost,
  MESSAGE_CURRENCIES,
  type MessageCurrency,
  type MessagePrice,
  type TemplateCategory,
} from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Anchor, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { createStoredValue } from '../../lib/stored-value.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { ConfirmDialog } from '../../ui/dialogs.tsx';
import { type Permission, PermissionButton } from '../../ui/permission-button.tsx';
import { AudienceCounts } from './audience-counts.tsx';
import { CampaignDetails } from './campaign-details.tsx';
import { localTime } from './campaign-labels.ts';
import classes from './campaigns.module.css';
import { audienceOf, draftOf, type Step } from './draft.ts';
import { templateProblem } from './use-blocked-reason.ts';
import type { Campaign } from './use-campaign.ts';
import { useStart } from './use-start.ts';

interface Props {
  campaign: Campaign;
  onStep: (step: Step) => void;
}

/** Summary of recipients, cost and start time. The confirmation applies to exactly these values. */
export function ConfirmStep({ campaign, onStep }: Props) {
  const { template, startsAt, viewerCan } = campaign;
  const { receivers, ask, dialog } = useStart(campaign, startsAt ? 'schedule' : 'run');
  const { price, setPrice } = usePrice(template?.category ?? 'OTHER');
  const verb = startsAt ? scheduleLabel(receivers) : sendLabel(receivers);
  return (
    <div className={classes.split}>
      <Stack gap="lg">
        <CampaignDetails campaign={campaign} onStep={onStep} />
        <Group>
          <PermissionButton
            permission={permissionTo(campaign, receivers) ?? viewerCan.run}
            leftSection={<IconSend size={17} aria-hidden />}
            onClick={ask}
          >
            {verb}
          </PermissionButton>
          {(!template || templateProblem(campaign)) && (
            <Anchor component="button" type="button" size="sm" onClick={() => onStep('message')}>
              {t`Choose a template`}
            </Anchor>
          )}
        </Group>
        <ConfirmDialog
          {...dialog}
          title={startsAt ? t`Schedule “${campaign.name}”?` : t`Send “${campaign.name}”?`}
          confirmLabel={verb}
        >
          {startsAt
            ? t`Starts ${localTime(startsAt)}. ${costText(price, receivers)} Sent messages can’t be recalled.`
            : t`${costText(price, receivers)} Sent messages can’t be recalled.`}
        </ConfirmDialog>
      </Stack>
      <Stack gap="md">
        <AudienceCounts input={audienceOf(draftOf(campaign))} />
        <div className={classes.counts}>
          <Text fw={600}>{t`Cost`}</Text>
          <Text size="sm" role="status">
            {costText(price, receivers)}
          </Text>
          <PriceField price={price} onChange={setPrice} />
        </div>
      </Stack>
    </div>
  );
}

const scheduleLabel = (receivers: number | undefined) =>
  receivers === undefined
    ? t`Schedule for all recipients`
    : t`Schedule for ${plural(receivers, { one: '# recipient', other: '# recipients' })}`;

const sendLabel = (receivers: number | undefined) =>
  receivers === undefined
    ? t`Send to all recipients`
    : t`Send to ${plural(receivers, { one: '# recipient', other: '# recipients' })}`;

/**
 * Returns the reason why the campaign cannot be sent yet, or null if the app detects none. The server may still reject
 * the campaign for other reasons.
 */
function permissionTo(campaign: Campaign, receivers: number | undefined): Permission | null {
  if (!campaign.template) return { allowed: false, reason: t`Choose a template first.` };
  const problem = templateProblem(campaign);
  if (problem) return { allowed: false, reason: problem };
  if (receivers === undefined) return { allowed: false, reason: t`Recipients are still being counted.` };
  return receivers === 0 ? { allowed: false, reason: t`The audience has no recipients.` } : null;
}

function costText(price: MessagePrice | null, receivers: number | undefined): string {
  if (!price) return t`Enter your price per message to estimate the cost.`;
  if (receivers === undefined) return t`Counting recipients.`;
  const amount = campaignCost(price, receivers).toLocaleString('en-GB', {
    style: 'currency',
    currency: price.currency,
  });
  return t`At most ${amount}, based on your price.`;
}

/** Returns the price per message of a template category, and its setter. The price is stored in this browser. */
function usePrice(category: TemplateCategory) {
  const { id } = useWorkspace();
  const store = createStoredValue(`frontdesk.price.${id}.${category}`);
  const [price, setPrice] = useState(() => read(store.get()));
  const put = (next: MessagePrice | null) => {
    store.set(next && `${next.tenThousandths} ${next.currency}`);
    setPrice(next);
  };
  return { price, setPrice: put };
}

function read(text: string | null): MessagePrice | null {
  const [amount = '', currency = ''] = text?.split(' ') ?? [];
  const isKnown = /^\d{1,9}$/.test(amount) && MESSAGE_CURRENCIES.some((one) => one === currency);
  return isKnown ? { tenThousandths: Number(amount), currency: currency as MessageCurrency } : null;
}

interface PriceFieldProps {
  price: MessagePrice | null;
  onChange: (price: MessagePrice | null) => void;
}

/** Fields for the price per message that the workspace's provider charges, and for its currency. */
function PriceField({ price, onChange }: PriceFieldProps) {
  const [typed, setTyped] = useState<number | string>(price ? price.tenThousandths / 10_000 : '');
  const [currency, setCurrency] = useState<MessageCurrency>(price?.currency ?? 'USD');
  // Only the value passed to `onChange` is converted, so that the field keeps incomplete input such as "0.".
  const put = (amount: number | string, to: MessageCurrency) =>
    onChange(amount === '' ? null : { tenThousandths: Math.round(Number(amount) * 10_000), currency: to });
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NumberInput
        label={t`Price per message`}
        description={t`Listed on your provider’s bill.`}
        className={classes.price}
        placeholder="0.0000"
        decimalScale={4}
        allowNegative={false}
        max={1_000}
        hideControls
        value={typed}
        onChange={(amount) => {
          setTyped(amount);
          put(amount, currency);
        }}
      />
      <NativeSelect
        aria-label={t`Currency`}
        data={[...MESSAGE_CURRENCIES]}
        value={currency}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value as MessageCurrency;
          setCurrency(chosen);
          put(typed, chosen);
        }}
      />
    </Group>
  );
}
