import { notifications } from '@mantine/notifications';
import { usePausing, type Pausable } from '../api/pauses';
import { errorText } from '../ui/errorText';

/** Ends a pause; says so if that fails. */
export function useResume(): (of: Pausable) => void {
  const { resume } = usePausing();
  return (of) =>
    void resume(of).catch((error: unknown) => notifications.show({ color: 'red', message: errorText(error) }));
}
