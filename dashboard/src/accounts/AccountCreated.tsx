import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { NewAccount } from '../api/types';
import classes from '../ui/Form.module.css';
import { DownloadExpert } from './DownloadExpert';
import { secretsOf } from './secrets';
import { ShownOnce } from './ShownOnce';

/** Shows the secrets of a new account, which cannot be shown again. */
export function AccountCreated({ account, another }: { account: NewAccount; another: () => void }) {
  const hosted = account.platform === 'MT5';
  const follows = account.role === 'FOLLOWER';
  return (
    <div className={classes.once}>
      <ShownOnce secrets={secretsOf(account)} />
      {account.platform === 'EXTERNAL' && <DownloadExpert account={account} token={account.token} />}
      <div className={classes.buttons}>
        {follows && (
          <Button component={Link} to={`/subscriptions/new?follower=${account.id}`}>
            Choose a master
          </Button>
        )}
        <Button component={Link} to={`/accounts/${account.id}`} variant={follows ? 'default' : 'filled'}>
          {hosted ? 'Open the terminal' : 'Open the account'}
        </Button>
        <Button variant="default" onClick={another}>
          Add another
        </Button>
      </div>
    </div>
  );
}
