import { Circle, CircleCheck, CircleDashed, CircleX, LoaderCircle, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Tone } from '../format/states';
import classes from './ToneIcon.module.css';

const icons: Record<Tone, LucideIcon> = {
  alive: CircleCheck,
  starting: LoaderCircle,
  waiting: CircleDashed,
  degraded: TriangleAlert,
  failed: CircleX,
  stopped: Circle,
};

/** The icon of a state; always shown with its word. */
export function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone];
  return <Icon size={size} strokeWidth={2} className={`${classes.icon} ${classes[tone]}`} aria-hidden />;
}
