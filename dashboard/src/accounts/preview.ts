import type { AccountValues } from './AccountForm';

/** What adding the account will do, before it is done. */
export function accountPreview(values: AccountValues): string[] {
  const name = values.name.trim() === '' ? 'the account' : values.name.trim();
  if (values.platform === 'EXTERNAL') {
    return [
      `No container is started: an Expert Advisor connects from outside as ${name}.`,
      'You get a token for it, shown once.',
      roleLine(values, name),
      'No order is sent to a broker by adding it.',
    ];
  }
  const login = values.login.trim() === '' ? 'the login' : values.login.trim();
  const server = values.server.trim() === '' ? 'the broker’s server' : values.server.trim();
  return [
    `A container with ${values.terminal === 'simulator' ? 'the simulated terminal' : 'MetaTrader 5'} starts for ${name}.`,
    `It signs in as ${login} on ${server}. The password is kept encrypted and never shown again.`,
    roleLine(values, name),
    'No order is sent to the broker by adding it.',
  ];
}

function roleLine(values: AccountValues, name: string): string {
  return values.role === 'MASTER'
    ? `Trades made on ${name} are signals for the accounts that subscribe to it.`
    : `Nothing is copied to ${name} until you subscribe it to a master.`;
}
