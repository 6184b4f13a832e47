import { Button, Checkbox, Drawer, NumberInput, SegmentedControl, Select, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { change } from '../api/http';
import { keys } from '../api/keys';
import type { Account, Master, SizingMode, SubscriptionRequest } from '../api/types';
import classes from '../ui/Form.module.css';
import { FormError } from '../ui/FormError';
import { useApiForm } from '../ui/useApiForm';
import { SubscriptionPreview } from './SubscriptionPreview';
import { parseSymbolMap } from './symbolMap';
import { masterLabel } from './wording';

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

const decimal = (text: string): string | null => (/^\d+(\.\d+)?$/.test(text) ? null : 'Enter a number such as 0.5');
const VALIDATE = {
  masterAccountId: (id: string) => (id === '' ? 'Choose a master' : null),
  followerAccountId: (id: string) => (id === '' ? 'Choose a follower' : null),
  value: decimal,
  minLotToCopy: decimal,
  symbolMap: (text: string) =>
    parseSymbolMap(text) === undefined ? 'Enter pairs such as GOLD=XAUUSD, separated by commas' : null,
};

interface Props {
  opened: boolean;
  close: () => void;
  /** The id of the follower account, if it is already chosen. */
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
  const initialValues: SubscriptionValues = {
    ...INITIAL,
    masterAccountId: only(masters),
    followerAccountId: followers.some(({ id }) => `${id}` === follower) ? follower : only(followers),
  };
  const { form, busy, error, submit } = useApiForm({ initialValues, validate: VALIDATE }, async (values) => {
    await change('POST', '/subscriptions', requestOf(values));
    await cache.invalidateQueries({ queryKey: keys.subscriptions });
    close();
  });

  return (
    <form className={classes.plain} onSubmit={submit} noValidate>
      <Select
        label="Master"
        description="The account that is copied"
        placeholder="Choose a master"
        searchable
        nothingFoundMessage="No master with this name"
        data={masters.map((master) => ({ value: `${master.id}`, label: masterLabel(master) }))}
        {...form.getInputProps('masterAccountId')}
      />
      <Select
        label="Follower"
        description="The account that copies"
        placeholder="Choose a follower"
        searchable
        data={followers.map(({ id, name }) => ({ value: `${id}`, label: name }))}
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
        label="Reverse: trade the opposite side"
        description="Buy becomes sell; stop loss and take profit are swapped."
        {...form.getInputProps('reverse', { type: 'checkbox' })}
      />
      <div className={classes.pair}>
        <Decimal
          label="Minimum master lot"
          description="Smaller trades are skipped"
          {...form.getInputProps('minLotToCopy')}
        />
        <NumberInput
          label="Maximum signal age (s)"
          description="Older opens are skipped"
          min={1}
          max={600}
          allowDecimal={false}
          {...form.getInputProps('maxSignalAgeSeconds')}
        />
      </div>
      <Checkbox
        label="Copy at the broker’s minimum lot when the copy would be smaller"
        {...form.getInputProps('forceMinLot', { type: 'checkbox' })}
      />
      <Checkbox label="Copy stop loss" {...form.getInputProps('copyStopLoss', { type: 'checkbox' })} />
      <Checkbox label="Copy take profit" {...form.getInputProps('copyTakeProfit', { type: 'checkbox' })} />
      <Textarea
        label="Symbol map"
        description="Only for symbols whose name at the follower’s broker is not found automatically"
        placeholder="GOLD=XAUUSD, BTC=Bitcoin"
        autosize
        {...form.getInputProps('symbolMap')}
      />
      <SubscriptionPreview values={form.values} masters={masters} followers={followers} />
      <FormError text={error} />
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

/** A decimal input whose value stays text, so that it is sent exactly as typed. */
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

function only(accounts: { id: number }[]): string {
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
