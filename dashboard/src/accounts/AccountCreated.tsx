import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { NewAccount } from '../api/types';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';

/** The token is shown now and never again. */
export function AccountCreated({ account, another }: { account: NewAccount; another: () => void }) {
  const hosted = account.platform === 'MT5';
  const follows = account.role === 'FOLLOWER';
  const input = account.role === 'MASTER' ? 'InpMasterToken' : 'InpApiKey';
  return (
    <div className={classes.once}>
      <h2>{account.role === 'MASTER' ? 'Its master token' : 'Its API key'}, shown this once</h2>
      <p>
        {hosted
          ? 'Its terminal already has it. Keep it only if you will connect an Expert Advisor of your own as well.'
          : `Put it into the Expert Advisor’s input ${input}; without it the Expert Advisor cannot connect.`}
      </p>
      <CopyValue value={account.token} label="Token" />
      <div className={classes.buttons}>
        {follows && (
          <Button component={Link} to={`/subscriptions?subscribe=${account.id}`}>
            Choose whom it copies
          </Button>
        )}
        <Button component={Link} to={`/accounts/${account.id}`} variant={follows ? 'default' : 'filled'}>
          {hosted ? 'Watch it start' : 'To the account'}
        </Button>
        <Button variant="default" onClick={another}>
          Add another
        </Button>
      </div>
    </div>
  );
}
