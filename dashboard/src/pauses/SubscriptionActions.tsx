import { Button } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { Subscription } from '../api/types';
import { PauseDialog } from './PauseDialog';
import { useResume } from './useResume';

/** Pauses and resumes one subscription. */
export function SubscriptionActions({
  subscription: { id, pauseMode },
  title,
}: {
  subscription: Subscription;
  title: string;
}) {
  const [pausing, setPausing] = useState(false);
  const resume = useResume();
  return (
    <>
      {pauseMode === null ? (
        <Button variant="default" leftSection={<Pause size={16} aria-hidden />} onClick={() => setPausing(true)}>
          Pause
        </Button>
      ) : (
        <Button leftSection={<Play size={16} aria-hidden />} onClick={() => resume({ subscription: id })}>
          Resume
        </Button>
      )}
      <PauseDialog
        of={pausing ? { subscription: id } : undefined}
        what={title}
        reach="This subscription alone is paused."
        close={() => setPausing(false)}
      />
    </>
  );
}
