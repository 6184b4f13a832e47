import { expect, type Locator, type Page } from '@playwright/test';

/** An area of the desktop, in desktop pixels. */
interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Areas of the simulated terminal's window on a desktop of 1280 × 800. */
export const COMMAND_BOX: Area = { x: 172, y: 43, width: 230, height: 18 };
export const CHART_TITLE: Area = { x: 332, y: 80, width: 300, height: 17 };

const BRIGHT = 140;

/** The desktop as drawn by noVNC. */
export class DesktopScreen {
  readonly canvas: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByTestId('desktop-screen').locator('canvas');
  }

  /** Waits until the desktop is connected and shows more than an empty screen. */
  async isShown(): Promise<void> {
    await expect(this.page.getByTestId('desktop-screen')).toHaveAttribute('data-phase', 'connected');
    await expect.poll(() => this.brightPixels({ x: 0, y: 0, width: 1280, height: 800 })).toBeGreaterThan(1_000);
  }

  /** The number of bright pixels, which text and lines consist of. */
  brightPixels(area: Area): Promise<number> {
    return this.canvas.evaluate(
      (canvas: HTMLCanvasElement, { x, y, width, height, bright }) => {
        const pixels = canvas.getContext('2d')?.getImageData(x, y, width, height).data ?? new Uint8ClampedArray();
        let count = 0;
        for (let i = 0; i < pixels.length; i += 4) {
          if (Math.max(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0) > bright) count++;
        }
        return count;
      },
      { ...area, bright: BRIGHT },
    );
  }

  /** The picture of an area with text, once it is drawn completely: two readings in a row are the same. */
  async settledPicture(area: Area): Promise<string> {
    let last = '';
    const isSettled = async (): Promise<boolean> => {
      const before = last;
      last = await this.picture(area);
      return last === before && (await this.brightPixels(area)) > 0;
    };
    await expect.poll(isSettled, { intervals: [500] }).toBe(true);
    return last;
  }

  /** A digest of an area's pixels, for comparing pictures. */
  picture(area: Area): Promise<string> {
    return this.canvas.evaluate((canvas: HTMLCanvasElement, { x, y, width, height }) => {
      const pixels = canvas.getContext('2d')?.getImageData(x, y, width, height).data;
      if (pixels === undefined) return '';
      return `${pixels.reduce((sum, value) => (Math.imul(sum, 31) + value) | 0, 7)}`;
    }, area);
  }

  /** Clicks into the middle of an area, wherever it is drawn on the page. */
  async click(area: Area): Promise<void> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error('the desktop is not drawn');
    const scale = box.width / (await this.canvas.evaluate((canvas: HTMLCanvasElement) => canvas.width));
    await this.page.mouse.click(box.x + (area.x + area.width / 2) * scale, box.y + (area.y + area.height / 2) * scale);
  }
}
