import { roleOf, type AccountValues } from './accountValues';

/** The effects of adding the account, as sentences. */
export function accountPreview(values: AccountValues): string[] {
  const name = values.name.trim() === '' ? 'the account' : values.name.trim();
  return [...connection(values, name), roleLine(values, name), 'Adding the account sends no order to a broker.'];
}

function connection(values: AccountValues, name: string): string[] {
  switch (values.platform) {
    case 'MT5':
      return hosted(values, name);
    case 'EXTERNAL':
      return [
        `No container is started. An external Expert Advisor connects as ${name}.`,
        'A token for it is shown once.',
      ];
    case 'HTTP':
      return [
        values.role === 'MASTER'
          ? `Programs post signals of ${name} over HTTP; polling experts may execute them.`
          : `An expert or program asks over HTTP for what ${name} is to execute.`,
        'The API key that they send is shown once.',
      ];
    case 'TRADINGVIEW':
      return [
        'An address for TradingView’s alerts is shown once. Whoever knows it can send signals.',
        values.broker.host.trim() === ''
          ? 'What you trade in TradingView itself is not copied.'
          : `Trades that your browser sends to ${values.broker.host.trim()} through the proxy are copied too.`,
      ];
    case 'MATCH_TRADER':
      return [
        `${name} is reached at ${orSomething(values.broker.baseUrl, 'the broker’s platform')}, without a terminal.`,
        'What signs in is stored encrypted and never shown again.',
      ];
  }
}

function hosted(values: AccountValues, name: string): string[] {
  const login = orSomething(values.login, 'the login');
  const server = orSomething(values.server, 'the broker’s server');
  return [
    `A container with ${values.terminal === 'simulator' ? 'the simulated terminal' : 'MetaTrader 5'} starts for ${name}.`,
    `It signs in as ${login} on ${server}. The password is stored encrypted and never shown again.`,
  ];
}

function orSomething(value: string, something: string): string {
  return value.trim() === '' ? something : value.trim();
}

function roleLine(values: AccountValues, name: string): string {
  return roleOf(values) === 'MASTER'
    ? `Trades on ${name} are copied to the accounts that subscribe to it.`
    : `Nothing is copied to ${name} before you subscribe it to a master.`;
}
