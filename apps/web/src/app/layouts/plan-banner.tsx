import { useQuery } from '@apollo/client/react';
import { t } from '@lingui/core/macro';
import { Text } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { PlanBannerDocument } from '../../gql/plan-banner.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';
import { AnchorLink } from '../link.tsx';
import { METER_TITLES } from '../meter-labels.ts';
import { paths } from '../paths.ts';
import classes from './agent-banner.module.css';

/**
 * Warning about limits of the plan that are nearly or completely used, for members who can read the usage. While unpaid
 * invoices set all limits to 0, the billing notice is shown instead.
 */
export default function PlanBanner() {
  const { slug } = useWorkspace();
  const canRead = useCan('read', 'Usage');
  const { data } = useQuery(PlanBannerDocument, { skip: !canRead });
  const plan = data?.entitlements;
  const limits = plan && plan.status !== 'RESTRICTED' && plan.status !== 'CANCELED' ? plan.limits : [];
  const titlesAt = (percent: number) =>
    limits
      .filter(({ reachedPercent }) => reachedPercent === percent)
      .map(({ meter }) => METER_TITLES[meter])
      .join(', ');
  const [near, full] = [titlesAt(80), titlesAt(100)];
  return (
    <div role="status">
      {(near !== '' || full !== '') && (
        <div className={classes.banner}>
          <IconGauge size={18} stroke={1.8} aria-hidden />
          <Text size="sm" className={classes.words}>
            {bannerText(near, full)}
          </Text>
          <AnchorLink to={paths.usage({ workspace: slug })} size="sm">
            {t`View usage`}
          </AnchorLink>
        </div>
      )}
    </div>
  );
}

function bannerText(near: string, full: string): string {
  if (full === '') return t`80% of the plan limit used: ${near}.`;
  if (near === '') return t`Plan limit reached: ${full}.`;
  return t`Plan limit reached: ${full}. 80% of the plan limit used: ${near}.`;
}
