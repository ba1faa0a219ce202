import { expect, test } from 'vitest';
import { createHostCheck } from '#preview/guard.ts';

const isOurs = createHostCheck(['desk.example', 'FE80::1']);

test.each(['localhost', 'localhost:8080', '127.0.0.1:1', '[::1]', '[::1]:8080', 'LOCALHOST:80'])(
  'this machine is known by the name %s',
  (host) => expect(isOurs(host)).toBe(true),
);

test.each(['desk.example', 'DESK.example:443', '[fe80::1]:8080'])(
  'a name that the operator gave is known: %s',
  (host) => expect(isOurs(host)).toBe(true),
);

test.each([
  undefined,
  '',
  'evil.example',
  'localhost.evil.example',
  'evil.example:8080',
  'localhost:8080:8080',
  'localhost@evil.example',
  '127.0.0.1.',
  '::1',
])('no other name is known: %s', (host) => expect(isOurs(host)).toBe(false));
