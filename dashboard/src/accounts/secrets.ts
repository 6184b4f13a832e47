import type { NewAccount } from '../api/types';

/** What a person has to copy now, since it is not shown again. */
export interface Secret {
  title: string;
  text: string;
  value: string;
  label: string;
}

type SignsIn = Pick<NewAccount, 'platform' | 'role' | 'token' | 'webhookUrl'>;

/** Those of an account that was just made. */
export function secretsOf(account: NewAccount): Secret[] {
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

/** What the account's programs sign in by; undefined if it signs in at a broker instead. */
export function signsIn(account: SignsIn): Secret | undefined {
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

function expertToken({ platform, role, token }: SignsIn): Secret {
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
