import classes from '../ui/Form.module.css';
import type { SubscriptionValues } from './SubscribeDrawer';
import { copyExample } from './wording';

const MASTER_LOTS = '0.10';

/** The effect of the subscription, by an example. */
interface Named {
  id: number;
  name: string;
}

export function SubscriptionPreview({
  values,
  masters,
  followers,
}: {
  values: SubscriptionValues;
  masters: Named[];
  followers: Named[];
}) {
  const name = (accounts: Named[], id: string, otherwise: string): string =>
    accounts.find((account) => `${account.id}` === id)?.name ?? otherwise;
  const master = name(masters, values.masterAccountId, 'the master');
  const follower = name(followers, values.followerAccountId, 'the follower');
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
    </aside>
  );
}
