import { CAMPAIGN_VARIABLE_SOURCE_LABELS, CONTACT_REACHABILITY_LABELS, filledText } from '@frontdesk/domain';
import { plural, t } from '@lingui/core/macro';
import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { formatMinute, localTime } from './campaign-labels.ts';
import classes from './campaigns.module.css';
import type { Step } from './draft.ts';
import type { Campaign } from './use-campaign.ts';

interface Props {
  campaign: Campaign;
  /** Opens a step of the editor. Omitted if the viewer cannot change the campaign. */
  onStep?: (step: Step) => void;
}

/** Audience, message, schedule and rate of the campaign. */
export function CampaignDetails({ campaign, onStep }: Props) {
  const { timezone } = useWorkspace();
  return (
    <dl className={classes.facts}>
      <Fact title={t`Audience`} step="audience" onStep={onStep}>
        {audienceText(campaign)}
      </Fact>
      <Fact title={t`Excluded`} step="audience" onStep={onStep}>
        {exclusionText(campaign)}
      </Fact>
      <Fact title={t`Message`} step="message" onStep={onStep}>
        <Message campaign={campaign} />
      </Fact>
      <Fact title={t`Start`} step="schedule" onStep={onStep}>
        {campaign.startsAt
          ? `${localTime(campaign.startsAt)}, ${timeZoneText(campaign, timezone)}`
          : t`Immediately after confirmation`}
      </Fact>
      <Fact title={t`Quiet hours`} step="schedule" onStep={onStep}>
        {quietHoursText(campaign, timezone)}
      </Fact>
      <Fact title={t`Rate`} step="schedule" onStep={onStep}>
        {t`Up to ${campaign.ratePerMinute.toLocaleString('en-GB')} messages per minute`}
      </Fact>
    </dl>
  );
}

interface FactProps {
  title: string;
  step: Step;
  onStep: Props['onStep'];
  children: ReactNode;
}

const Fact = ({ title, step, onStep, children }: FactProps) => (
  <div className={classes.fact}>
    <dt>{title}</dt>
    <dd>{children}</dd>
    {onStep && (
      <dd className={classes.change}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={t`Change: ${title.toLowerCase()}`}
          onClick={() => onStep(step)}
        >
          {t`Change`}
        </Anchor>
      </dd>
    )}
  </div>
);

function audienceText({ filter, contactIds }: Campaign): string {
  if (!filter)
    return contactIds.length > 0
      ? plural(contactIds.length, { one: '# selected contact', other: '# selected contacts' })
      : t`No contacts selected`;
  const { search, tags, reachability, consented } = filter;
  const rules = [
    ...tags.map((tag) => t`tag ${tag}`),
    ...(search ? [t`matching “${search}”`] : []),
    ...(reachability.length > 0
      ? [new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(reachability.map(reachabilityText))]
      : []),
    ...(consented === null ? [] : [consented ? t`with consent` : t`without consent`]),
  ];
  return rules.length > 0 ? t`Contacts: ${rules.join(', ')}` : t`All contacts`;
}

const reachabilityText = (value: keyof typeof CONTACT_REACHABILITY_LABELS) =>
  CONTACT_REACHABILITY_LABELS[value].toLowerCase();

function exclusionText({ consentRequired, messagedWithinDays: days }: Campaign): string {
  const excluded = [t`Opted out`, t`blocked`, ...(consentRequired ? [t`no consent`] : [])];
  if (days !== null) excluded.push(t`messaged in the last ${plural(days, { one: 'day', other: '# days' })}`);
  return excluded.join(', ');
}

function Message({ campaign: { template, variables } }: { campaign: Campaign }) {
  if (!template) return t`No template`;
  const written = Object.fromEntries(
    variables.map(({ name, source, text }) => [
      name,
      source === 'TEXT' ? text : `[${CAMPAIGN_VARIABLE_SOURCE_LABELS[source]}]`,
    ]),
  );
  return (
    <>
      {template.name} ({template.language})
      <Text component="div" size="sm" c="dimmed" className={classes.quote} dir="auto">
        {filledText(template.body, written)}
      </Text>
    </>
  );
}

const timeZoneText = ({ timeZoneMode }: Campaign, timezone: string) =>
  timeZoneMode === 'RECIPIENT' ? t`each recipient’s time zone` : timezone;

function quietHoursText(campaign: Campaign, timezone: string): string {
  const { quietFrom, quietUntil } = campaign;
  if (quietFrom === null || quietUntil === null) return t`None`;
  return `${formatMinute(quietFrom)}–${formatMinute(quietUntil)}, ${timeZoneText(campaign, timezone)}`;
}
