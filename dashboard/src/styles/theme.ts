import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eeedfc',
  '#dbd9fa',
  '#bdb9f5',
  '#9a96f2',
  '#7b75ea',
  '#645ee2',
  '#4f49d6',
  '#433dbd',
  '#37329c',
  '#2b277a',
];

/** Mantine's red lacks contrast on white; shade 6 is the tokens' red. */
const red: MantineColorsTuple = [
  '#fdeaec',
  '#fbd3d7',
  '#ffb3b9',
  '#ff9aa1',
  '#ff8189',
  '#e0485a',
  '#bd1f33',
  '#ab1b2e',
  '#9a1829',
  '#7d1321',
];

/** Mantine's shades of its dark scheme, from text to page, in the tone of the tokens. */
const dark: MantineColorsTuple = [
  '#e7e9ef',
  '#c6cad4',
  '#9ba2b2',
  '#6b7283',
  '#3a3f4d',
  '#282c36',
  '#1b1e25',
  '#15171c',
  '#0e0f13',
  '#08090b',
];

/** The common title style of dialogs and drawers. */
const TITLE = { fontSize: 16, lineHeight: '24px', fontWeight: 600, overflowWrap: 'anywhere' } as const;

const CLOSE = { 'aria-label': 'Close' };

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  colors: { accent, dark, red },
  fontFamily: 'var(--tf-font)',
  fontFamilyMonospace: 'var(--tf-font-mono)',
  headings: { fontFamily: 'var(--tf-font)', fontWeight: '600' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: { multiline: true, maw: 320, withArrow: true, events: { hover: true, focus: true, touch: true } },
    },
    Modal: { defaultProps: { centered: true, closeButtonProps: CLOSE }, styles: { title: TITLE } },
    Drawer: { defaultProps: { closeButtonProps: CLOSE }, styles: { title: TITLE } },
  },
});

/** Mantine's colours, mapped to the tokens so that there is one palette. */
export const cssVariables: CSSVariablesResolver = () => {
  const scheme = {
    '--mantine-color-body': 'var(--tf-surface)',
    '--mantine-color-text': 'var(--tf-text)',
    '--mantine-color-dimmed': 'var(--tf-muted)',
    '--mantine-color-default': 'var(--tf-raised)',
    '--mantine-color-default-hover': 'var(--tf-hover)',
    '--mantine-color-default-color': 'var(--tf-text)',
    '--mantine-color-default-border': 'var(--tf-border-strong)',
    '--mantine-color-placeholder': 'var(--tf-muted)',
    '--mantine-color-error': 'var(--tf-failed)',
    '--mantine-color-anchor': 'var(--tf-accent)',
  };
  return { variables: {}, light: scheme, dark: scheme };
};
