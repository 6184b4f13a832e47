import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

const [HOST = '', PORT = ''] = (process.env.TERMFLEET_E2E_GATEWAY ?? '').split(':');
const DEPOSIT = 10_000;

/** The Expert Advisor of an external account without positions, at the gateway; its equity can fall. */
export class ExternalExpert {
  private equity = DEPOSIT;
  private loss = 0;
  private heartbeats: NodeJS.Timeout | undefined;

  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Signs in with the account's token and begins to send heartbeats. */
  static async connect(token: string): Promise<ExternalExpert> {
    const expert = new ExternalExpert(connect(Number(PORT), HOST));
    await expert.signIn(token);
    return expert;
  }

  /** Loses as much with every heartbeat; 0 ends it. */
  lose(amount: number): void {
    this.loss = amount;
  }

  disconnect(): void {
    clearInterval(this.heartbeats);
    this.socket.destroy();
  }

  private signIn(token: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.on('error', reject);
      this.socket.on('close', () => reject(new Error('the gateway closed the connection')));
      createInterface({ input: this.socket }).on('line', (line) => {
        const [word, , heartbeatMs] = line.trim().split('|');
        if (word === 'AUTH_FAIL') reject(new Error(line));
        if (word === 'SNAP_REQ') this.list();
        if (word === 'AUTH_OK') {
          this.heartbeat();
          this.list();
          this.heartbeats = setInterval(() => this.heartbeat(), Number(heartbeatMs));
          resolve();
        }
      });
      this.send(`AUTH|FOLLOWER|${token}|mode=HEDGING|currency=USD`);
    });
  }

  private heartbeat(): void {
    this.equity -= this.loss;
    this.send(`HB|${DEPOSIT}|${this.equity}|0|${this.equity}|0|1|1`);
  }

  private list(): void {
    this.send('SNAP|0');
    this.send('SNAP_END');
  }

  private send(line: string): void {
    this.socket.write(`${line}\n`);
  }
}
