import { Link } from 'react-router';
import type { Follower } from '../api/followers';
import { NO_VALUE } from '../format/numbers';
import { Age } from '../ui/Age';
import { SimpleTable } from '../ui/SimpleTable';

/** The registered followers with their limits; each has its account's page. */
export function FollowerTable({ followers }: { followers: Follower[] }) {
  return (
    <SimpleTable name="Followers" head={['User name', 'Multiplier', 'Max quantity', 'Max daily loss', 'Registered']}>
      {followers.map((follower) => (
        <tr key={follower.id}>
          <td>
            <Link to={`/accounts/${follower.accountId}`}>{follower.username}</Link>
          </td>
          <td className="tf-number" data-label="Multiplier">
            {follower.lotMultiplier ?? NO_VALUE}
          </td>
          <td className="tf-number" data-label="Max quantity">
            {follower.maxQuantity ?? NO_VALUE}
          </td>
          <td className="tf-number" data-label="Max daily loss">
            {follower.maxDailyLoss ?? NO_VALUE}
          </td>
          <td className="tf-muted">
            <Age at={follower.createdAt} suffix=" ago" />
          </td>
        </tr>
      ))}
    </SimpleTable>
  );
}
