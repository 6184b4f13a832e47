import { Tooltip } from '@mantine/core';
import { Users } from 'lucide-react';
import { useWatchers } from '../api/queries';
import { useUser } from '../session/Session';
import classes from './Watchers.module.css';

/** The other users who have this desktop open. */
export function Watchers({ accountId, connected }: { accountId: number; connected: boolean }) {
  const { email } = useUser();
  const watching = useWatchers(accountId, connected).data ?? [];
  const others = watching.filter((watcher) => watcher.email !== email);
  if (!connected) return null;
  const words = others.map((watcher) => `${watcher.email}${watcher.viewOnly ? '' : ' (in control)'}`);
  return (
    <Tooltip label={others.length === 0 ? 'No other user has this desktop open.' : words.join(', ')}>
      <span className={classes.watchers}>
        <Users size={14} aria-hidden />
        {others.length === 0
          ? 'Only you'
          : `You and ${others.length === 1 ? (words[0] ?? '') : `${others.length} others`}`}
      </span>
    </Tooltip>
  );
}
