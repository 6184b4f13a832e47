import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Pause, Play } from 'lucide-react';
import { useState } from 'react';
import { usePausing } from '../api/pauses';
import type { Subscription } from '../api/types';
import { errorText } from '../ui/errorText';
import { PauseDialog } from './PauseDialog';

/** Pauses and resumes one subscription. */
export function SubscriptionActions({
  subscription: { id, pauseMode },
  title,
}: {
  subscription: Subscription;
  title: string;
}) {
  const [pausing, setPausing] = useState(false);
  const { resume } = usePausing();
  const end = (): void =>
    void resume({ subscription: id }).catch((error: unknown) =>
      notifications.show({ color: 'red', message: errorText(error) }),
    );
  return (
    <>
      {pauseMode === null ? (
        <Button variant="default" leftSection={<Pause size={16} aria-hidden />} onClick={() => setPausing(true)}>
          Pause
        </Button>
      ) : (
        <Button leftSection={<Play size={16} aria-hidden />} onClick={end}>
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
