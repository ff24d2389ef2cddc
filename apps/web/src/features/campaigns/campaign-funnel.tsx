import { percentOf } from '../../lib/format-text.ts';
import { Section } from '../../ui/section.tsx';
import classes from './campaigns.module.css';
import type { Campaign } from './use-campaign.ts';

/** Funnel from sent to replied. */
export function CampaignFunnel({ campaign: { sent, delivered, read, replied } }: { campaign: Campaign }) {
  const steps = [
    ['Sent', sent],
    ['Delivered', delivered],
    ['Read', read],
    ['Replied', replied],
  ] as const;
  return (
    <Section title="Results" description="Replies count for three days. Read receipts can be off.">
      <table className={classes.funnel} aria-label="Results">
        <tbody>
          {steps.map(([title, count]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td className={classes.span} aria-hidden>
                <div className={classes.bed}>
                  {count > 0 && <div className={classes.fill} style={{ width: `${(count / sent) * 100}%` }} />}
                </div>
              </td>
              <td>{count.toLocaleString('en-GB')}</td>
              <td>{percentOf(count, sent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
