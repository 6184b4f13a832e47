import { Tooltip } from '@mantine/core';
import type { Account } from '../api/types';
import { NO_VALUE } from '../format/numbers';
import { age, exact } from '../format/time';
import { useNow } from '../ui/useNow';
import classes from './Heartbeat.module.css';
import { healthOf } from './fleetSummary';
import { isStale } from './staleAfter';

/** Age of the last heartbeat, updated every second; of a stopped terminal it is never marked as late. */
export function Heartbeat({ account }: { account: Account }) {
  const now = useNow();
  const at = account.lastHeartbeatAt;
  if (at === null) return <span className="tf-muted">{NO_VALUE}</span>;
  const late = healthOf(account) !== 'stopped' && isStale(account, now);
  return (
    <Tooltip label={`Last report ${exact(at)}`}>
      <time dateTime={at} className={`tf-number ${late ? classes.late : classes.fresh}`}>
        {age(at, now)}
      </time>
    </Tooltip>
  );
}
