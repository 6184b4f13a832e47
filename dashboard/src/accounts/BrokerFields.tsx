import { PasswordInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import classes from '../ui/Form.module.css';
import { signsInByPassword, type AccountValues } from './accountValues';

type Form = UseFormReturnType<AccountValues>;

/** The fields by which the chosen kind of account is reached. */
export function BrokerFields({ form }: { form: Form }) {
  switch (form.values.platform) {
    case 'MT5':
      return <HostedFields form={form} />;
    case 'MATCH_TRADER':
      return <MatchTraderFields form={form} />;
    case 'TRADINGVIEW':
      return <CapturedFields form={form} />;
    case 'EXTERNAL':
    case 'HTTP':
      return null;
  }
}

function HostedFields({ form }: { form: Form }) {
  return (
    <>
      <Select
        label="Terminal"
        allowDeselect={false}
        data={[
          { value: 'simulator', label: 'Simulated terminal, no real broker' },
          { value: 'mt5', label: 'MetaTrader 5, needs an image of yours' },
        ]}
        {...form.getInputProps('terminal')}
      />
      <TextInput label="Server" placeholder="Broker-Demo" {...form.getInputProps('server')} />
      <SignIn form={form} label="Login" numeric />
    </>
  );
}

function MatchTraderFields({ form }: { form: Form }) {
  return (
    <>
      <TextInput
        label="Platform address"
        placeholder="https://mtr.example.com"
        description="Where you sign in with the browser, without a path"
        {...form.getInputProps('broker.baseUrl')}
      />
      <Select
        label="Interface"
        description="Your broker says which it offers; most offer the first"
        allowDeselect={false}
        data={[
          { value: 'REST', label: 'Platform API, login and password' },
          { value: 'TRADER_API', label: 'Trader API, token' },
          { value: 'WEBSOCKET', label: 'WebSocket, token' },
        ]}
        {...form.getInputProps('broker.dialect')}
      />
      {signsInByPassword(form.values) ? (
        <SignIn form={form} label="E-mail address or login" />
      ) : (
        <PasswordInput label="Token" autoComplete="off" {...form.getInputProps('token')} />
      )}
      <div className={classes.pair}>
        <TextInput label="Broker number, optional" {...form.getInputProps('broker.brokerId')} />
        <TextInput label="Account number, optional" {...form.getInputProps('broker.accountId')} />
      </div>
    </>
  );
}

function CapturedFields({ form }: { form: Form }) {
  return (
    <div className={classes.pair}>
      <TextInput
        label="Broker’s server, optional"
        placeholder="demo-api.example.com"
        description="To copy what you trade in TradingView itself"
        {...form.getInputProps('broker.host')}
      />
      <TextInput
        label="Account at that broker"
        description="As its address in the traffic shows it"
        {...form.getInputProps('broker.accountId')}
      />
    </div>
  );
}

function SignIn({ form, label, numeric = false }: { form: Form; label: string; numeric?: boolean }) {
  return (
    <div className={classes.pair}>
      <TextInput
        label={label}
        autoComplete="off"
        {...(numeric && { inputMode: 'numeric' as const })}
        {...form.getInputProps('login')}
      />
      <PasswordInput label="Password" autoComplete="new-password" {...form.getInputProps('password')} />
    </div>
  );
}
