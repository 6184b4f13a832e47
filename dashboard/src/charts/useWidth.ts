import { useElementSize } from '@mantine/hooks';
import type { RefCallback } from 'react';

/** Before the element is laid out, and where nothing is laid out. */
const FIRST_WIDTH = 640;

/** The width of a chart's element in pixels; charts are drawn in pixels so that their texts keep their size. */
export function useWidth(): { ref: RefCallback<HTMLDivElement | null>; width: number } {
  const { ref, width } = useElementSize<HTMLDivElement>();
  return { ref, width: width > 0 ? width : FIRST_WIDTH };
}
