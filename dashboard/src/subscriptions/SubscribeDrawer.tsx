import { Button, Checkbox, Drawer, NumberInput, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Account, Master, SizingMode, SubscriptionRequest } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { submitTo } from '../ui/submitTo';
import { SubscriptionPreview } from './SubscriptionPreview';
import { parseSymbolMap } from './symbolMap';

export interface SubscriptionValues {
  masterAccountId: string;
  followerAccountId: string;
  mode: SizingMode;
  value: string;
  reverse: boolean;
  minLotToCopy: string;
  forceMinLot: boolean;
  symbolMap: string;
  copyStopLoss: boolean;
  copyTakeProfit: boolean;
  maxSignalAgeSeconds: number;
}

const INITIAL: SubscriptionValues = {
  masterAccountId: '',
  followerAccountId: '',
  mode: 'MULTIPLIER',
  value: '1',
  reverse: false,
  minLotToCopy: '0',
  forceMinLot: false,
  symbolMap: '',
  copyStopLoss: true,
  copyTakeProfit: true,
  maxSignalAgeSeconds: 5,
};

const FIELDS = Object.keys(INITIAL);
const decimal = (text: string): string | null => (/^\d+(\.\d+)?$/.test(text) ? null : 'A number such as 0.5');

interface Props {
  opened: boolean;
  close: () => void;
  /** The id of the account that is to copy, if it is known already. */
  follower: string;
  masters: Master[];
  followers: Account[];
}

export function SubscribeDrawer({ opened, close, follower, masters, followers }: Props) {
  return (
    <Drawer opened={opened} onClose={close} position="right" size={480} title="Copy a master">
      <SubscriptionForm close={close} follower={follower} masters={masters} followers={followers} />
    </Drawer>
  );
}

function SubscriptionForm({ close, follower, masters, followers }: Omit<Props, 'opened'>) {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const form = useForm<SubscriptionValues>({
    initialValues: {
      ...INITIAL,
      masterAccountId: only(masters),
      followerAccountId: followers.some(({ id }) => `${id}` === follower) ? follower : only(followers),
    },
    validate: {
      masterAccountId: (id) => (id === '' ? 'Choose whom to copy' : null),
      followerAccountId: (id) => (id === '' ? 'Choose who copies' : null),
      value: decimal,
      minLotToCopy: decimal,
      symbolMap: (text) => (parseSymbolMap(text) === undefined ? 'Pairs such as GOLD=XAUUSD, apart by commas' : null),
    },
  });

  const submit = async (values: SubscriptionValues): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    setProblem(
      await submitTo(form, FIELDS, async () => {
        await change('POST', '/subscriptions', requestOf(values));
        await cache.invalidateQueries({ queryKey: keys.subscriptions });
        close();
      }),
    );
    setBusy(false);
  };

  const options = (accounts: Master[]) => accounts.map(({ id, name }) => ({ value: `${id}`, label: name }));
  return (
    <form className={classes.plain} onSubmit={form.onSubmit((values) => void submit(values))} noValidate>
      <Select
        label="Master"
        description="Whose trades are copied"
        placeholder="Choose whom to copy"
        searchable
        nothingFoundMessage="No master of this name"
        data={options(masters)}
        {...form.getInputProps('masterAccountId')}
      />
      <Select
        label="Follower"
        description="The account that copies"
        placeholder="Choose who copies"
        searchable
        data={options(followers)}
        {...form.getInputProps('followerAccountId')}
      />
      <div>
        <div className={classes.label}>Size of the copy</div>
        <SegmentedControl
          fullWidth
          aria-label="Size of the copy"
          data={[
            { value: 'MULTIPLIER', label: 'Times the master’s lots' },
            { value: 'FIXED', label: 'Fixed lots' },
          ]}
          {...form.getInputProps('mode')}
        />
      </div>
      <Decimal label={form.values.mode === 'FIXED' ? 'Lots' : 'Factor'} {...form.getInputProps('value')} />
      <Checkbox
        label="Reverse: take the other side"
        description="Buy becomes sell; stop loss and take profit change places."
        {...form.getInputProps('reverse', { type: 'checkbox' })}
      />
      <div className={classes.pair}>
        <Decimal
          label="Least size to copy"
          description="Smaller trades are skipped"
          {...form.getInputProps('minLotToCopy')}
        />
        <NumberInput
          label="Oldest signal, seconds"
          description="Older opens are skipped"
          min={1}
          max={600}
          allowDecimal={false}
          {...form.getInputProps('maxSignalAgeSeconds')}
        />
      </div>
      <Checkbox
        label="Copy at the broker’s least size when it would be smaller"
        {...form.getInputProps('forceMinLot', { type: 'checkbox' })}
      />
      <Checkbox label="Copy stop loss" {...form.getInputProps('copyStopLoss', { type: 'checkbox' })} />
      <Checkbox label="Copy take profit" {...form.getInputProps('copyTakeProfit', { type: 'checkbox' })} />
      <Textarea
        label="Symbol map"
        description="Only where the follower’s broker has another name and it is not found by itself"
        placeholder="GOLD=XAUUSD, BTC=Bitcoin"
        autosize
        {...form.getInputProps('symbolMap')}
      />
      <SubscriptionPreview values={form.values} masters={masters} followers={followers} />
      <FormError text={problem} />
      <div className={classes.decide}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          Subscribe
        </Button>
      </div>
    </form>
  );
}

/** A decimal kept as text, so that what is typed is what is sent. */
function Decimal(props: {
  label: string;
  description?: string;
  value?: string;
  error?: React.ReactNode;
  onChange?: (value: string) => void;
}) {
  const { onChange, ...rest } = props;
  return (
    <NumberInput
      {...rest}
      valueIsNumericString
      min={0}
      hideControls
      decimalScale={4}
      onChange={(value) => onChange?.(`${value}`)}
    />
  );
}

function only(accounts: Master[]): string {
  return accounts.length === 1 ? `${accounts[0]?.id ?? ''}` : '';
}

function requestOf(values: SubscriptionValues): SubscriptionRequest {
  return {
    masterAccountId: Number(values.masterAccountId),
    followerAccountId: Number(values.followerAccountId),
    sizing: { mode: values.mode, value: values.value },
    reverse: values.reverse,
    minLotToCopy: values.minLotToCopy,
    forceMinLot: values.forceMinLot,
    symbolMap: parseSymbolMap(values.symbolMap) ?? {},
    copyStopLoss: values.copyStopLoss,
    copyTakeProfit: values.copyTakeProfit,
    maxSignalAgeMs: values.maxSignalAgeSeconds * 1_000,
    existingPositions: 'SKIP',
  };
}
