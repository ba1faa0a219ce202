import { expect, test } from 'vitest';
import { createHostCheck } from '#watch/host.ts';

const isOurs = createHostCheck(['desk.example', 'Bot']);

test.each(['localhost', 'LOCALHOST:9090', 'desk.example', 'DESK.example:443', 'bot:9090'])(
  'a name of this server is known: %s',
  (host) => expect(isOurs(host)).toBe(true),
);

test.each(['127.0.0.1', '127.0.0.1:9090', '10.1.2.3:9090', '[::1]', '[fe80::1]:9090'])(
  'an address cannot be pointed elsewhere, so any will do: %s',
  (host) => expect(isOurs(host)).toBe(true),
);

test.each([
  undefined,
  '',
  'evil.example',
  'desk.example.evil.example',
  'localhost:80:80',
  'localhost@evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1.',
  '[evil.example]',
])('no other name is known: %s', (host) => expect(isOurs(host)).toBe(false));
