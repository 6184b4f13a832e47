import { Button, Popover } from '@mantine/core';
import { Info } from 'lucide-react';
import type { PairSummary } from '../api/types';
import classes from './Reasons.module.css';

/** A button that lists the reasons for skipped copies. */
export function Reasons({ summary }: { summary: PairSummary }) {
  if (summary.reasons.length === 0) return null;
  return (
    <Popover position="bottom-start" width={400} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="compact-sm" leftSection={<Info size={14} aria-hidden />}>
          Reasons for skipped copies today
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.list}>
          {summary.reasons.map(({ reason, count }) => (
            <li key={reason}>
              <span className="tf-number">{count}</span>
              <span>{reason}</span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
