import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { usePausing, type Pausable } from '../api/pauses';
import type { PauseMode } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { MODES, PAUSE_WORDS } from './words';

interface Props {
  /** Undefined: closed. */
  of: Pausable | undefined;
  /** What is paused: "copying from Anna trades gold". */
  what: string;
  /** How many subscriptions it concerns, in words. */
  reach: string;
  close: () => void;
}

/** Pauses a subscription, an account or everything, with a choice of what still passes. */
export function PauseDialog({ of, what, reach, close }: Props) {
  const [mode, setMode] = useState<PauseMode>('CLOSE_ONLY');
  const { pause } = usePausing();
  return (
    <ConfirmDialog
      opened={of !== undefined}
      close={close}
      title={`Pause ${what}`}
      verb="Pause"
      act={async () => {
        if (of !== undefined) await pause(of, mode);
      }}
    >
      <p>{reach} Choose what still passes until you resume.</p>
      <Radio.Group aria-label="What still passes" value={mode} onChange={(value) => setMode(value)}>
        <Stack gap="sm" mt="md">
          {MODES.map((value) => (
            <Radio
              key={value}
              value={value}
              label={PAUSE_WORDS[value].label}
              description={PAUSE_WORDS[value].meaning}
            />
          ))}
        </Stack>
      </Radio.Group>
    </ConfirmDialog>
  );
}
