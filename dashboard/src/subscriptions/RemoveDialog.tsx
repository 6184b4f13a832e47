import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { change } from '../api/http';
import type { Closing, Subscription } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';

const CHOICES: { value: Closing; label: string; description: string }[] = [
  {
    value: 'AS_MASTER',
    label: 'Close as the master closes',
    description: 'Open copies follow the master to their end.',
  },
  { value: 'CLOSE_NOW', label: 'Close now', description: 'Open copies are closed at the market at once.' },
  { value: 'KEEP', label: 'Keep', description: 'Open copies stay and are yours to close.' },
];

/** Ends a subscription; what becomes of its open copies is the person's to choose. */
export function RemoveDialog({
  subscription,
  way,
  close,
  removed,
}: {
  subscription: Subscription | undefined;
  /** Who copies whom, in words. */
  way: string;
  close: () => void;
  removed: () => Promise<void>;
}) {
  const [closing, setClosing] = useState<Closing>('AS_MASTER');
  return (
    <ConfirmDialog
      opened={subscription !== undefined}
      close={close}
      title={`Remove ${way}`}
      verb="Remove subscription"
      danger
      act={async () => {
        if (subscription === undefined) return;
        await change('DELETE', `/subscriptions/${subscription.id}?closing=${closing}`);
        await removed();
      }}
    >
      <p>New trades of the master are no longer copied. What becomes of copies that are open?</p>
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
