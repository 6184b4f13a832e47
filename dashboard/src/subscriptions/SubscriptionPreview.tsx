import type { Account, Master } from '../api/types';
import classes from '../ui/Form.module.css';
import type { SubscriptionValues } from './SubscribeDrawer';
import { copyExample } from './wording';

const MASTER_LOTS = '0.10';

/** The effect of the subscription, by an example. */
export function SubscriptionPreview({
  values,
  masters,
  followers,
}: {
  values: SubscriptionValues;
  masters: Master[];
  followers: Account[];
}) {
  const chosen = masters.find(({ id }) => `${id}` === values.masterAccountId);
  const master = chosen?.name ?? 'the master';
  const follower = followers.find(({ id }) => `${id}` === values.followerAccountId)?.name ?? 'the follower';
  const example = copyExample({ ...values, masterLots: MASTER_LOTS });
  return (
    <aside className={classes.preview} aria-live="polite">
      <h2>What will happen</h2>
      <p>
        When {master} buys {MASTER_LOTS} lots, {follower}{' '}
        {'skipped' in example ? (
          <>copies nothing: {example.skipped}.</>
        ) : (
          <>
            {example.side === 'BUY' ? 'buys' : 'sells'} {example.lots} lots.
          </>
        )}
      </p>
      <p>Positions that the master already has are not copied.</p>
      {chosen?.simulated === true && (
        <p>
          <strong>{master} is simulated:</strong> it trades at a simulated broker with invented prices. Its results say
          nothing about real trading.
        </p>
      )}
    </aside>
  );
}
