import { Button } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { NewAccount } from '../api/types';
import { CopyValue } from '../ui/CopyValue';
import classes from '../ui/Form.module.css';

interface Secret {
  title: string;
  text: string;
  value: string;
  label: string;
}

/** Shows the secrets of a new account, which cannot be shown again. */
export function AccountCreated({ account, another }: { account: NewAccount; another: () => void }) {
  const hosted = account.platform === 'MT5';
  const follows = account.role === 'FOLLOWER';
  return (
    <div className={classes.once}>
      {secretsOf(account).map(({ title, text, value, label }) => (
        <Fragment key={label}>
          <h2>{title}</h2>
          <p>{text}</p>
          <CopyValue value={value} label={label} />
        </Fragment>
      ))}
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

function secretsOf(account: NewAccount): Secret[] {
  const secrets = [signsIn(account)].filter((secret) => secret !== undefined);
  if (account.subscribeToken !== null) {
    secrets.push({
      title: 'Subscribe token, for your followers',
      text: 'Followers whose Expert Advisor asks for a master token enter this one. It cannot sign in as you.',
      value: account.subscribeToken,
      label: 'Subscribe token',
    });
  }
  return secrets;
}

function signsIn(account: NewAccount): Secret | undefined {
  const { token, webhookUrl } = account;
  switch (account.platform) {
    case 'MT5':
    case 'EXTERNAL':
      return expertToken(account);
    case 'HTTP':
      return {
        title: 'API key: shown only once',
        text: 'Programs send it with every request, in the header X-API-Key.',
        value: token,
        label: 'Token',
      };
    case 'TRADINGVIEW':
      return {
        title: 'Webhook address: shown only once',
        text: 'Enter it as the webhook URL of your alerts. Whoever knows it can send signals.',
        value: webhookUrl ?? '',
        label: 'Webhook address',
      };
    case 'MATCH_TRADER':
      return undefined;
  }
}

function expertToken({ platform, role, token }: NewAccount): Secret {
  const input = role === 'MASTER' ? 'InpMasterToken' : 'InpApiKey';
  return {
    title: `${role === 'MASTER' ? 'Master token' : 'API key'}: shown only once`,
    text:
      platform === 'MT5'
        ? 'The hosted terminal already has it. Keep it only if you also connect an Expert Advisor of your own.'
        : `Enter it as the Expert Advisor’s input ${input}. The Expert Advisor cannot connect without it.`,
    value: token,
    label: 'Token',
  };
}
