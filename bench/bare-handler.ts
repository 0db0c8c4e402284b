import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The limit that no server of answers passes: reads the request, sends the bytes. */
const body = Buffer.from(process.env.BODY ?? '');
const server = createServer((request, response) => {
  request.on('data', () => {});
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
