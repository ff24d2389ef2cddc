import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A test SMTP server that accepts all emails, or with `answers: false` sends only the greeting. */
export interface SmtpServer {
  readonly smtpUrl: string;
  readonly mails: readonly string[];
  close(): Promise<void>;
}

export async function startSmtpServer({ answers }: { readonly answers: boolean }): Promise<SmtpServer> {
  const mails: string[] = [];
  const server = createServer((socket) => {
    let input = '';
    let mail: string | null = null;
    socket.on('error', () => {});
    socket.setEncoding('utf8').on('data', (text: string) => {
      if (!answers) return;
      input += text;
      for (let end = input.indexOf('\r\n'); end >= 0; end = input.indexOf('\r\n')) {
        const line = input.slice(0, end);
        input = input.slice(end + 2);
        if (mail === null) {
          if (line === 'DATA') mail = '';
          socket.write(line === 'DATA' ? '354 Go on\r\n' : '250 OK\r\n');
        } else if (line === '.') {
          mails.push(mail);
          mail = null;
          socket.write('250 Taken\r\n');
        } else mail += `${line}\n`;
      }
    });
    socket.write('220 postbox\r\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    smtpUrl: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    close: async () => {
      server.close();
    },
  };
}
