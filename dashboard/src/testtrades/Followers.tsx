import { Button, Checkbox } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { Link } from 'react-router';
import { useSubscriptions } from '../api/queries';
import type { Account } from '../api/types';
import type { Names } from '../subscriptions/names';
import formClasses from '../ui/Form.module.css';
import classes from './TestTrades.module.css';

/** Ids of those who follow the master; undefined while it is not known. */
export function useFollowersOf(master: Account): number[] | undefined {
  return useSubscriptions()
    .data?.filter(({ masterAccountId }) => masterAccountId === master.id)
    .map(({ followerAccountId }) => followerAccountId);
}

export function NobodyFollows({ master }: { master: Account }) {
  return (
    <div className={formClasses.plain}>
      <p>Nobody follows this master yet, so there is nobody to send a test trade to.</p>
      <div className={formClasses.decide}>
        <Button component={Link} to={`/subscriptions/new?master=${master.id}`}>
          Add subscription
        </Button>
      </div>
    </div>
  );
}

/** For whom the trades are. */
export function FollowersChoice({
  followers,
  names,
  input,
}: {
  followers: number[];
  names: Names;
  input: GetInputPropsReturnType;
}) {
  return (
    <Checkbox.Group label="Followers" {...input}>
      <div className={classes.choices}>
        {followers.map((id) => (
          <Checkbox key={id} value={`${id}`} label={names.of(id)} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
