import { CAMPAIGN_FILLING_TITLES, CONTACT_STANDING_TITLES, filledText } from '@frontdesk/domain';
import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../session/workspace.tsx';
import { countPeople, formatMinute, localTime } from './campaign-labels.ts';
import classes from './campaigns.module.css';
import type { Step } from './draft.ts';
import type { Campaign } from './use-campaign.ts';

interface Props {
  campaign: Campaign;
  /** For members who can still change it. */
  onStep?: (step: Step) => void;
}

/** Audience, message, schedule and rate of the campaign. */
export function CampaignDetails({ campaign, onStep }: Props) {
  const { timezone } = useWorkspace();
  return (
    <dl className={classes.facts}>
      <Fact title="To" step="audience" onStep={onStep}>
        {audienceText(campaign)}
      </Fact>
      <Fact title="Left out" step="audience" onStep={onStep}>
        {exclusionText(campaign)}
      </Fact>
      <Fact title="Message" step="message" onStep={onStep}>
        <Message campaign={campaign} />
      </Fact>
      <Fact title="Begins" step="schedule" onStep={onStep}>
        {campaign.startsAt
          ? `${localTime(campaign.startsAt)}, ${timeZoneText(campaign, timezone)}`
          : 'When it is confirmed'}
      </Fact>
      <Fact title="Quiet" step="schedule" onStep={onStep}>
        {quietHoursText(campaign, timezone)}
      </Fact>
      <Fact title="Speed" step="schedule" onStep={onStep}>
        Up to {campaign.ratePerMinute.toLocaleString('en-GB')} a minute
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
          aria-label={`Change: ${title.toLowerCase()}`}
          onClick={() => onStep(step)}
        >
          Change
        </Anchor>
      </dd>
    )}
  </div>
);

function audienceText({ filter, contactIds }: Campaign): string {
  if (!filter) return contactIds.length > 0 ? `${countPeople(contactIds.length)} by name` : 'Nobody yet';
  const { search, tags, standings, consented } = filter;
  const rules = [
    ...tags.map((tag) => `with the tag ${tag}`),
    ...(search ? [`found by “${search}”`] : []),
    ...(standings.length > 0 ? [`who is ${standings.map(reachabilityText).join(' or ')}`] : []),
    ...(consented === null
      ? []
      : [consented ? 'who has agreed to be written to' : 'who has not agreed to be written to']),
  ];
  return rules.length > 0 ? `Everybody ${rules.join(', ')}` : 'Everybody';
}

const reachabilityText = (standing: keyof typeof CONTACT_STANDING_TITLES) =>
  CONTACT_STANDING_TITLES[standing].toLowerCase();

function exclusionText({ consentRequired, messagedWithinDays: days }: Campaign): string {
  const who = ['opted out', 'blocked', ...(consentRequired ? ['has not agreed'] : [])];
  const lately =
    days === null
      ? ''
      : days === 1
        ? ', or was written to in the last day'
        : `, or was written to in the last ${days} days`;
  return `Whoever ${who.slice(0, -1).join(', ')} or ${who.at(-1)}${lately}`;
}

function Message({ campaign: { template, variables } }: { campaign: Campaign }) {
  if (!template) return 'No template yet';
  const written = Object.fromEntries(
    variables.map(({ name, filling, text }) => [
      name,
      filling === 'TEXT' ? text : `[${CAMPAIGN_FILLING_TITLES[filling]}]`,
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

const timeZoneText = ({ clock }: Campaign, timezone: string) =>
  clock === 'RECIPIENT' ? 'by the clock of each recipient' : `by the clock of ${timezone}`;

function quietHoursText(campaign: Campaign, timezone: string): string {
  const { quietFrom, quietUntil } = campaign;
  if (quietFrom === null || quietUntil === null) return 'At no time';
  return `From ${formatMinute(quietFrom)} until ${formatMinute(quietUntil)}, ${timeZoneText(campaign, timezone)}`;
}
