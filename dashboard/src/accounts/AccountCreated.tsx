import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { NewAccount } from '../api/types';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';

/** Shows the token of a new account, which cannot be shown again. */
export function AccountCreated({ account, another }: { account: NewAccount; another: () => void }) {
  const hosted = account.platform === 'MT5';
  const follows = account.role === 'FOLLOWER';
  const input = account.role === 'MASTER' ? 'InpMasterToken' : 'InpApiKey';
  return (
    <div className={classes.once}>
      <h2>{account.role === 'MASTER' ? 'Master token' : 'API key'}: shown only once</h2>
      <p>
        {hosted
          ? 'The hosted terminal already has it. Keep it only if you also connect an Expert Advisor of your own.'
          : `Enter it as the Expert Advisor’s input ${input}. The Expert Advisor cannot connect without it.`}
      </p>
      <CopyValue value={account.token} label="Token" />
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
