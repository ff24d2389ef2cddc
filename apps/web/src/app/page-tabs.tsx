import { Badge } from '@mantine/core';
import { AnchorLink } from './link.tsx';
import classes from './page-tabs.module.css';

export interface PageTab {
  title: string;
  to: string;
  /** Number to show beside the title. If omitted or zero, no number is shown. */
  count?: number;
}

/** Links to pages that belong together. The path of the first page can be a prefix of the other paths. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map(({ title, to, count = 0 }, index) => (
        <AnchorLink
          key={to}
          to={to}
          className={classes.tab}
          underline="never"
          // Match the first path exactly, because it is a prefix of the other paths. The router sets aria-current.
          activeOptions={{ exact: index === 0, includeSearch: false }}
        >
          {title}
          {count > 0 && (
            <Badge size="sm" variant="light" circle={count < 10}>
              {count}
            </Badge>
          )}
        </AnchorLink>
      ))}
    </nav>
  );
}
