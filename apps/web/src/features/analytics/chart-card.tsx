import { useWorkspace } from '../../session/workspace.tsx';
import { ChartCard as Card, type ChartCardProps } from '../../ui/chart-card.tsx';

/** Card with a chart. The file name of its CSV export begins with the name of the workspace. */
export const ChartCard = (props: Omit<ChartCardProps, 'filePrefix'>) => (
  <Card filePrefix={useWorkspace().slug} {...props} />
);
