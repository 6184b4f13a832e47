import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { change } from '../api/http';
import type { Closing, Subscription } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';

const CHOICES: { value: Closing; label: string; description: string }[] = [
  {
    value: 'AS_MASTER',
    label: 'Close as the master closes',
    description: 'Open copies stay linked to the master until it closes.',
  },
  { value: 'CLOSE_NOW', label: 'Close now', description: 'Open copies are closed at the market price now.' },
  { value: 'KEEP', label: 'Keep', description: 'Open copies stay open. You have to close them yourself.' },
];

/** Removes a subscription, with a choice of what happens to its open copies. */
export function RemoveDialog({
  subscription,
  accounts,
  close,
  removed,
}: {
  subscription: Subscription | undefined;
  /** The accounts, as shown to the user. */
  accounts: string;
  close: () => void;
  removed: () => Promise<void>;
}) {
  const [closing, setClosing] = useState<Closing>('AS_MASTER');
  return (
    <ConfirmDialog
      opened={subscription !== undefined}
      close={close}
      title={`Remove ${accounts}`}
      verb="Remove subscription"
      danger
      act={async () => {
        if (subscription === undefined) return;
        await change('DELETE', `/subscriptions/${subscription.id}?closing=${closing}`);
        await removed();
      }}
    >
      <p>New trades of the master are no longer copied. Choose what happens to open copies.</p>
      <Radio.Group aria-label="Open copies" value={closing} onChange={(value) => setClosing(value)}>
        <Stack gap="sm" mt="md">
          {CHOICES.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
    </ConfirmDialog>
  );
}
