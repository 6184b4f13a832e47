import type { AccountValues } from './AccountForm';

/** The effects of adding the account, as sentences. */
export function accountPreview(values: AccountValues): string[] {
  const name = values.name.trim() === '' ? 'the account' : values.name.trim();
  if (values.platform === 'EXTERNAL') {
    return [
      `No container is started. An external Expert Advisor connects as ${name}.`,
      'A token for it is shown once.',
      roleLine(values, name),
      'Adding the account sends no order to a broker.',
    ];
  }
  const login = values.login.trim() === '' ? 'the login' : values.login.trim();
  const server = values.server.trim() === '' ? 'the broker’s server' : values.server.trim();
  return [
    `A container with ${values.terminal === 'simulator' ? 'the simulated terminal' : 'MetaTrader 5'} starts for ${name}.`,
    `It signs in as ${login} on ${server}. The password is stored encrypted and never shown again.`,
    roleLine(values, name),
    'Adding the account sends no order to the broker.',
  ];
}

function roleLine(values: AccountValues, name: string): string {
  return values.role === 'MASTER'
    ? `Trades on ${name} are copied to the accounts that subscribe to it.`
    : `Nothing is copied to ${name} before you subscribe it to a master.`;
}
