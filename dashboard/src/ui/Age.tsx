import { Tooltip } from '@mantine/core';
import { age, exact } from '../format/time';
import { NO_VALUE } from '../format/numbers';
import { useNow } from './useNow';

/** The age of a time, updated every second; the exact time on hover. */
export function Age({ at, suffix = '' }: { at: string | null; suffix?: string }) {
  const now = useNow();
  if (at === null) return <span className="tf-muted">{NO_VALUE}</span>;
  return (
    <Tooltip label={exact(at)}>
      <time className="tf-number" dateTime={at}>
        {age(at, now)}
        {suffix}
      </time>
    </Tooltip>
  );
}
