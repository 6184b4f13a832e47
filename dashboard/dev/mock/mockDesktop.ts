import type { WebSocket } from 'ws';

const WIDTH = 1024;
const HEIGHT = 640;

/** A desktop without a terminal: enough of RFB to show a picture and to mark clicks. */
export function serveDesktop(socket: WebSocket): void {
  let got = Buffer.alloc(0);
  let step: (bytes: Buffer) => number;
  const clicks: { x: number; y: number }[] = [];

  const version = (bytes: Buffer): number => {
    if (bytes.length < 12) return 0;
    socket.send(Buffer.from([1, 1]));
    step = security;
    return 12;
  };
  const security = (bytes: Buffer): number => {
    if (bytes.length < 1) return 0;
    socket.send(Buffer.from([0, 0, 0, 0]));
    step = clientInit;
    return 1;
  };
  const clientInit = (bytes: Buffer): number => {
    if (bytes.length < 1) return 0;
    socket.send(serverInit());
    step = message;
    return 1;
  };
  const message = (bytes: Buffer): number => {
    const length = messageLength(bytes);
    if (length === 0 || bytes.length < length) return 0;
    if (bytes[0] === 5 && bytes[1] === 1) clicks.push({ x: bytes.readUInt16BE(2), y: bytes.readUInt16BE(4) });
    if (bytes[0] === 3) {
      const whole = bytes[1] === 0 && bytes.readUInt16BE(6) > 1;
      if (whole || clicks.length > 0) socket.send(picture(clicks));
      else setTimeout(() => socket.send(onePixel()), 12);
    }
    return length;
  };

  step = version;
  socket.send(Buffer.from('RFB 003.008\n'));
  socket.on('message', (data: Buffer) => {
    got = Buffer.concat([got, data]);
    for (let used = step(got); used > 0; used = step(got)) got = got.subarray(used);
  });
}

function serverInit(): Buffer {
  const name = Buffer.from('mock desktop');
  const init = Buffer.alloc(24);
  init.writeUInt16BE(WIDTH, 0);
  init.writeUInt16BE(HEIGHT, 2);
  init.set([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 0, 8, 16], 4);
  init.writeUInt32BE(name.length, 20);
  return Buffer.concat([init, name]);
}

function messageLength(bytes: Buffer): number {
  switch (bytes[0]) {
    case 0:
      return 20;
    case 2:
      return bytes.length < 4 ? 0 : 4 + 4 * bytes.readUInt16BE(2);
    case 3:
      return 10;
    case 4:
      return 8;
    case 5:
      return 6;
    case 6:
      return bytes.length < 8 ? 0 : 8 + Math.abs(bytes.readInt32BE(4));
    case 150:
      return 10;
    case 248:
      return bytes.length < 9 ? 0 : 9 + bytes.readUInt8(8);
    default:
      return bytes.length === 0 ? 0 : bytes.length;
  }
}

function rectangle(width: number, height: number): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(width, 8);
  head.writeUInt16BE(height, 10);
  return head;
}

function onePixel(): Buffer {
  return Buffer.concat([rectangle(1, 1), Buffer.from([60, 40, 30, 0])]);
}

function picture(clicks: { x: number; y: number }[]): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const price = HEIGHT / 2 + 90 * Math.sin(x / 60) + 30 * Math.sin(x / 13);
      const clicked = clicks.some((click) => Math.hypot(click.x - x, click.y - y) < 8);
      const line = Math.abs(price - y) < 3;
      pixels.set(
        clicked ? [80, 80, 255] : line ? [120, 200, 90] : y < 28 ? [70, 55, 45] : [40, 28, 22],
        (y * WIDTH + x) * 4,
      );
    }
  }
  return Buffer.concat([rectangle(WIDTH, HEIGHT), pixels]);
}
